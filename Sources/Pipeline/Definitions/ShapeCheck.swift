/// Holds a value against a shape and takes down everything that does not fit.
struct ShapeCheck {
    var notes: ProblemNotes

    mutating func check(_ placed: Placed, against shape: Shape) {
        if case .nothing = placed.content {
            notes.note(placed, "is empty", "expected \(shape.expectation), or leave the key out")
            return
        }
        switch shape {
        case .text(let form): checkText(placed, form)
        case .whole(let range): checkWhole(placed, range)
        case .flag where placed.flag == nil:
            notes.note(placed, "is neither true nor false", "write true or false without quotes")
        case .flag: break
        case .choice(let words): checkChoice(placed, words)
        case .span(let unit, let range, _, _): checkSpan(placed, shape, unit, range)
        case .list(let shape, let least): checkList(placed, shape, least)
        case .mapping(let keys): checkMapping(placed, keys)
        case .free(let form, let shape, let least): checkFree(placed, form, shape, least)
        case .named(let names, let shape):
            let keys = names.map { Shape.Key.optional($0, shape, "") }
            checkMapping(placed, keys)
        case .either(let shapes): checkEither(placed, shapes)
        case .secret: checkSecret(placed)
        }
    }

    private mutating func checkText(_ placed: Placed, _ form: TextForm) {
        guard let text = placed.text else { return wrongKind(placed, .text(form)) }
        guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
            return notes.note(placed, "holds a control character", "write it on one line")
        }
        if !TextForm.any.holds(text) {
            notes.note(placed, "is empty", "write a text, or leave the key out")
        } else if !form.holds(text) {
            notes.note(placed, "is not in the form expected here", form.expectation)
        }
    }

    private mutating func checkWhole(_ placed: Placed, _ range: ClosedRange<Int>) {
        guard case .scalar(let text, isQuoted: false) = placed.content, let number = Int(text)
        else { return wrongKind(placed, .whole(range)) }
        if !range.contains(number) {
            notes.note(
                placed, "\(number) is out of range",
                "use \(range.lowerBound) to \(range.upperBound)")
        }
    }

    private mutating func checkChoice(_ placed: Placed, _ words: [String]) {
        guard let text = placed.text else { return wrongKind(placed, .choice(words)) }
        guard !words.contains(text) else { return }
        let nearest = nearestWord(to: text, among: words)
        notes.note(
            placed, "`\(text)` is not known here",
            (nearest.map { "did you mean `\($0)`? " } ?? "") + "use "
                + Shape.choice(words).expectation)
    }

    private mutating func checkSpan(
        _ placed: Placed, _ shape: Shape, _ unit: TimeSpan.Unit, _ range: ClosedRange<Int>
    ) {
        let expected = shape.expectation
        guard let text = placed.text else { return wrongKind(placed, shape) }
        guard let span = TimeSpan(text) else {
            return notes.note(placed, "is not a number and its unit", "use \(expected)")
        }
        if span.unit != unit {
            notes.note(placed, "is not counted in \(unit.rawValue)", "use \(expected)")
        } else if !range.contains(span.count) {
            notes.note(
                placed,
                "\(span.count) \(span.count == 1 ? unit.one : unit.rawValue) is out of range",
                "use \(expected)")
        }
    }
}

extension ShapeCheck {
    private mutating func checkEither(_ placed: Placed, _ shapes: [Shape]) {
        guard let shape = shapes.first(where: { $0.fitsKind(of: placed) }) else {
            return wrongKind(placed, .either(shapes))
        }
        check(placed, against: shape)
    }

    private mutating func checkSecret(_ placed: Placed) {
        guard case .mapping(let entries) = placed.content else {
            return notes.note(
                placed, "is a secret written out",
                "never keep one here: use " + Shape.secret.expectation)
        }
        let known = entries.filter { entry in
            Shape.secretKeys.contains { $0.name == entry.key }
        }
        guard entries.count == 1, known.count == 1 else {
            // A key that is none is not repeated: it may be the secret itself, in braces.
            return notes.note(
                placed, "does not name one place of a secret", "use " + Shape.secret.expectation)
        }
        checkMapping(placed, Shape.secretKeys)
    }

    mutating func wrongKind(_ placed: Placed, _ shape: Shape) {
        let found =
            switch placed.content {
            case .nothing: "nothing"
            case .scalar: "a single value"
            case .list: "a list"
            case .mapping: "a mapping of keys and values"
            }
        notes.note(placed, "is \(found)", "expected \(shape.expectation)")
    }
}

extension Shape {
    /// Whether a value is of the kind, whatever it says.
    fileprivate func fitsKind(of placed: Placed) -> Bool {
        switch (self, placed.content) {
        case (.text, .scalar), (.whole, .scalar), (.flag, .scalar), (.choice, .scalar),
            (.span, .scalar), (.list, .list), (.mapping, .mapping), (.free, .mapping),
            (.named, .mapping),
            (.secret, .mapping):
            true
        case (.either(let shapes), _): shapes.contains { $0.fitsKind(of: placed) }
        default: false
        }
    }
}
