import Plumbing

/// A form of a page: where it goes, and what a browser would send with it.
struct PageForm: Equatable {
    struct Field: Equatable {
        let name: String
        var value: String
        /// A checkbox or radio button is sent only when it is on.
        var isOn: Bool
        let isHidden: Bool
        let isCheckbox: Bool
        var id: String?
        /// What a choice offers, in the page's order.
        var options: [Option] = []
        /// At most so many characters; nil where the page does not say.
        var most: Int?
    }

    struct Option: Equatable {
        let value: String
        let text: String
    }

    let id: String?
    /// As written; empty means the page's own address.
    let action: String
    var fields: [Field]

    init(_ form: HTMLNode) {
        id = form.attribute("id")
        action = form.attribute("action") ?? ""
        fields = form.descendants(named: ["input", "select", "textarea"]).compactMap(Self.field)
    }

    /// The fields a browser would send, in the page's order.
    var sent: [(name: String, value: String)] {
        fields.filter(\.isOn).map { ($0.name, $0.value) }
    }

    func value(_ name: String) -> String? { field(name)?.value }

    func field(_ name: String) -> Field? { fields.first { $0.name == name } }

    func field(id: String) -> Field? { fields.first { $0.id == id } }

    /// Fills in a field, and adds it where the form has none of that name.
    mutating func set(_ name: String, to value: String) {
        guard let index = fields.firstIndex(where: { $0.name == name }) else {
            fields.append(
                Field(name: name, value: value, isOn: true, isHidden: true, isCheckbox: false))
            return
        }
        fields[index].value = value
        fields[index].isOn = true
    }

    /// Ticks one checkbox.
    mutating func tick(_ name: String) {
        for index in fields.indices where fields[index].name == name { fields[index].isOn = true }
    }

    /// Ticks every checkbox: conditions that let everything through.
    mutating func tickAll() {
        for index in fields.indices where fields[index].isCheckbox { fields[index].isOn = true }
    }

    private static func field(_ node: HTMLNode) -> Field? {
        guard var field = plainField(node) else { return nil }
        field.id = node.attribute("id")
        field.most = node.attribute("maxlength").flatMap { Int($0) }
        if node.name == "select" {
            field.options = node.descendants(named: ["option"]).map {
                Option(value: $0.attribute("value") ?? $0.text(), text: $0.text())
            }
        }
        return field
    }

    private static func plainField(_ node: HTMLNode) -> Field? {
        guard let name = node.attribute("name"), !name.isEmpty,
            node.attribute("disabled") == nil
        else { return nil }
        let type = node.name == "input" ? node.attribute("type")?.lowercased() ?? "text" : node.name
        switch type {
        case "submit", "button", "image", "reset", "file": return nil
        case "select":
            return plain(name, chosen(in: node))
        case "textarea":
            return plain(name, "")
        case "checkbox", "radio":
            return Field(
                name: name, value: node.attribute("value") ?? "on",
                isOn: node.attribute("checked") != nil, isHidden: false,
                isCheckbox: type == "checkbox")
        default:
            return Field(
                name: name, value: node.attribute("value") ?? "", isOn: true,
                isHidden: type == "hidden", isCheckbox: false)
        }
    }

    private static func plain(_ name: String, _ value: String) -> Field {
        Field(name: name, value: value, isOn: true, isHidden: false, isCheckbox: false)
    }

    /// The empty choice, which narrows nothing, else the chosen one, else the first.
    private static func chosen(in select: HTMLNode) -> String {
        let options = select.descendants(named: ["option"])
        if options.contains(where: { $0.attribute("value") == "" }) { return "" }
        let chosen = options.first { $0.attribute("selected") != nil } ?? options.first
        return chosen?.attribute("value") ?? ""
    }
}
