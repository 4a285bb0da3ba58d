import Plumbing

extension SourceTrouble {
    /// The trouble that a failed conversation means for its source.
    init(_ failure: WireFailure) {
        let kind: Kind =
            switch failure.reason {
            case .badAddress, .noTLS, .leftTheHost, .tooManyRedirects, .mailboxMissing, .readOnly:
                .badAddress
            case .unknownHost, .refused, .timedOut, .cut, .other, .protocolViolation: .network
            case .unavailable: .siteError
            case .certificate: .certificate
            case .tooLarge, .mailRefused: .unknownLayout
            case .loginRefused: .passwordRefused
            }
        self.init(kind, failure.description, about: failure.host.isEmpty ? nil : failure.host)
    }

    init(unreadable trouble: FileTrouble) {
        self.init(.unreadableFile, trouble.description, about: trouble.path)
    }

    init(notKept error: any Error) {
        self.init(.notKept, "what was fetched could not be stored: \(error)")
    }
}
