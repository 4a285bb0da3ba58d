import Foundation

/// A folder's name as IMAP writes it: printable ASCII as it is, the rest as UTF-16 in base64 between `&` and `-` (RFC 3501 §5.1.3).
func modifiedUTF7(_ name: String) -> String {
    var text = ""
    var foreign: [UInt8] = []
    for scalar in name.unicodeScalars {
        if (0x20...0x7e).contains(scalar.value) {
            text += shifted(&foreign)
            text += scalar == "&" ? "&-" : String(scalar)
        } else {
            for unit in UTF16.encode(scalar) ?? .init() {
                foreign += [UInt8(unit >> 8), UInt8(unit & 0xff)]
            }
        }
    }
    return text + shifted(&foreign)
}

private func shifted(_ bytes: inout [UInt8]) -> String {
    defer { bytes = [] }
    guard !bytes.isEmpty else { return "" }
    let base64 = Data(bytes).base64EncodedString().replacing("/", with: ",")
    return "&" + base64.replacing("=", with: "") + "-"
}
