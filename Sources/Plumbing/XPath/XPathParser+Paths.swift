extension XPathParser {
    /// A path, or what else an operator can stand beside.
    mutating func path() throws(BadXPath) -> XPathExpression {
        var path = XPathLocation(start: .context)
        if take("//") {
            path.start = .document
            path.steps.append(everyNode)
        } else if take("/") {
            path.start = .document
            guard startsStep else { return .path(path) }
        } else if let primary = try primary() {
            let predicates = try predicates()
            guard !predicates.isEmpty || next == .sign("/") || next == .sign("//") else {
                return primary
            }
            guard primary.type == .nodes else { throw bad }
            path.start = .found(primary, predicates)
            guard next == .sign("/") || next == .sign("//") else { return .path(path) }
            if !take("/") {
                index += 1
                path.steps.append(everyNode)
            }
        }
        try steps(into: &path)
        return .path(path)
    }

    private var everyNode: XPathStep { XPathStep(axis: .descendantOrSelf, test: .node) }

    private var startsStep: Bool {
        switch next {
        case .name, .sign("@"), .sign("."), .sign(".."): true
        default: false
        }
    }

    private mutating func steps(into path: inout XPathLocation) throws(BadXPath) {
        append(try step(), to: &path)
        while true {
            if take("//") {
                path.steps.append(everyNode)
            } else if !take("/") {
                return
            }
            append(try step(), to: &path)
        }
    }

    /// Adds a step; `//x` becomes one walk where no place among neighbours is asked for.
    private func append(_ step: XPathStep, to path: inout XPathLocation) {
        guard let last = path.steps.last, last.axis == .descendantOrSelf, case .node = last.test,
            last.predicates.isEmpty, step.axis == .child || step.axis == .descendant,
            !step.predicates.contains(where: \.usesPosition)
        else { return path.steps.append(step) }
        var merged = step
        merged.axis = .descendant
        path.steps[path.steps.count - 1] = merged
    }

    private mutating func step() throws(BadXPath) -> XPathStep {
        if take(".") { return XPathStep(axis: .itself, test: .node) }
        if take("..") { return XPathStep(axis: .parent, test: .node) }
        var axis = XPathAxis.child
        if take("@") {
            axis = .attribute
        } else if case .name(let name)? = next, index + 1 < tokens.count,
            tokens[index + 1] == .sign("::")
        {
            guard let named = XPathAxis(rawValue: name) else { throw bad }
            axis = named
            index += 2
        }
        return XPathStep(axis: axis, test: try test(), predicates: try predicates())
    }

    private mutating func test() throws(BadXPath) -> XPathTest {
        guard case .name(let name)? = next else { throw bad }
        index += 1
        guard take("(") else { return name == "*" ? .any : .name(XPathName(name)) }
        if name == "processing-instruction", case .literal? = next { index += 1 }
        try demand(")")
        switch name {
        case "node": return .node
        case "text": return .text
        case "comment": return .comment
        case "processing-instruction": return .nothing
        default: throw bad
        }
    }

    private mutating func predicates() throws(BadXPath) -> [XPathPredicate] {
        var predicates: [XPathPredicate] = []
        while take("[") {
            predicates.append(XPathPredicate(try any()))
            try demand("]")
        }
        return predicates
    }

    /// A literal, a number, a bracket or a call; nil if a path's step comes next.
    private mutating func primary() throws(BadXPath) -> XPathExpression? {
        switch next {
        case .literal(let text)?:
            index += 1
            return .literal(text)
        case .number(let number)?:
            index += 1
            return .number(number)
        case .sign("(")?:
            index += 1
            let inner = try any()
            try demand(")")
            return inner
        case .name(let name)?: return try call(name)
        default: return nil
        }
    }

    private mutating func call(_ name: String) throws(BadXPath) -> XPathExpression? {
        let tests = ["node", "text", "comment", "processing-instruction"]
        guard index + 1 < tokens.count, tokens[index + 1] == .sign("("), !tests.contains(name)
        else { return nil }
        guard let function = XPathFunction(rawValue: name) else { throw bad }
        index += 2
        var arguments: [XPathExpression] = []
        while !take(")") {
            if !arguments.isEmpty { try demand(",") }
            arguments.append(try any())
        }
        guard function.takes(arguments.map(\.type)) else { throw bad }
        return .call(function, arguments)
    }
}
