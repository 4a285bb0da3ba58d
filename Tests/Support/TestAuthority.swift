import Foundation

/// A certificate authority that only tests trust, made with `openssl`.
public final class TestAuthority: Sendable {
    let folder: TemporaryFolder
    /// Its own certificate: what a client has to be told to trust.
    public let caFile: String

    public init() throws {
        folder = try TemporaryFolder()
        caFile = folder.file("ca.pem")
        try Tool.run(
            "openssl",
            ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
                + ["-keyout", folder.file("ca.key"), "-out", caFile, "-days", "2"]
                + ["-subj", "/CN=Test authority", "-addext", "keyUsage=critical,keyCertSign"])
        try Tool.run("chmod", ["755", folder.path])
    }

    /// A server's certificate for one DNS name, as PEM files.
    public func certificate(for name: String) throws -> (certificate: String, key: String) {
        let stem = folder.file("\(name)-\(UInt32.random(in: 0 ... .max))")
        let extensions = "subjectAltName=DNS:\(name)"
        try Tool.run(
            "openssl",
            ["req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
                + ["-keyout", "\(stem).key", "-out", "\(stem).csr", "-subj", "/CN=\(name)"])
        try Data(extensions.utf8).write(to: URL(fileURLWithPath: "\(stem).ext"))
        try Tool.run(
            "openssl",
            ["x509", "-req", "-in", "\(stem).csr", "-CA", caFile, "-CAkey", folder.file("ca.key")]
                + [
                    "-set_serial", "\(UInt32.random(in: 1 ... .max))", "-out", "\(stem).pem",
                    "-days", "2",
                ]
                + ["-extfile", "\(stem).ext"])
        try Tool.run("chmod", ["644", "\(stem).key"])
        return ("\(stem).pem", "\(stem).key")
    }
}
