/// Erased facts carry tokens in the place of what was personal: two values that differed still
/// differ, so that every decision that rested on them can be made again.
extension Facts {
    /// The fields that tell who the guest is.
    public static let personal: [Field] = [
        .customerName, .customerKana, .phone, .email, .memo,
    ]

    /// A personal field's value, or nil for none and for any other field.
    public func personalValue(of field: Field) -> Private<String>? {
        switch field {
        case .customerName: customerName
        case .customerKana: customerKana
        case .phone: phone
        case .email: email
        case .memo: memo
        default: nil
        }
    }

    /// The same facts with tokens in the place of what is personal.
    public func erased(with token: (Field, Private<String>) -> String) -> Facts {
        var facts = self
        func replaced(_ field: Field) -> Private<String>? {
            personalValue(of: field).map { Private(token(field, $0)) }
        }
        facts.customerName = replaced(.customerName)
        facts.customerKana = replaced(.customerKana)
        facts.phone = replaced(.phone)
        facts.email = replaced(.email)
        facts.memo = replaced(.memo)
        facts.sealed = nil
        return facts
    }

    /// The same facts under the name that they had before they were erased.
    public func sealed(as name: Fingerprint?) -> Facts {
        var facts = self
        facts.sealed = name
        return facts
    }
}
