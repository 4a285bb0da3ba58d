extension NameTraits {
    /// The names that HTML knows with their traits, the ones that code asks for by number first.
    static let known: [(name: String, traits: NameTraits)] = {
        var traits: [String: NameTraits] = [:]
        func each(_ names: String, _ change: (inout NameTraits) -> Void) {
            for name in names.split(separator: " ") {
                change(&traits[String(name), default: NameTraits()])
            }
        }
        each(blocks) {
            $0.groups.formUnion([.block, .firm, .partition])
            $0.closingStops = .scope
        }
        each("p div address") { $0.groups.remove(.partition) }
        each("p") { $0.groups.remove(.firm) }
        each("form") { $0.closingStops = .firm }
        each("li") { $0.closingStops = [.scope, .list] }
        groups(each)
        reaches(each)
        flows(each)
        each(
            "area base basefont bgsound br col embed frame hr img input keygen link meta param "
                + "source track wbr"
        ) { $0.content = .nothing }
        each("script style xmp iframe noembed noframes") { $0.content = .rawText }
        each("textarea title") { $0.content = .escapableText }
        each("html head table thead tbody tfoot tr colgroup ul ol dl select optgroup frameset") {
            $0.dropsBlanks = true
        }
        each("script style meta link title base noscript template") { $0.belongsInHead = true }
        each(
            "checked compact declare defer disabled ismap multiple nohref noresize noshade "
                + "nowrap readonly selected"
        ) { $0.isSwitch = true }
        each(attributes) { _ in }
        let first = HTMLNames.numbered
        let others = traits.keys.filter { !first.contains($0) }.sorted()
        return (first + others).map { ($0, traits[$0] ?? NameTraits()) }
    }()

    private typealias Each = (String, (inout NameTraits) -> Void) -> Void

    private static func groups(_ each: Each) {
        each("p") { $0.groups.insert(.paragraph) }
        each("li") { $0.groups.insert(.item) }
        each("dt dd") { $0.groups.insert(.term) }
        each("option") { $0.groups.formUnion([.option, .block, .firm, .partition]) }
        each("optgroup") { $0.groups.formUnion([.choices, .block, .firm, .partition]) }
        each("td th") { $0.groups.insert(.cell) }
        each("tr") { $0.groups.insert(.row) }
        each("thead tbody tfoot") { $0.groups.insert(.section) }
        each("caption colgroup") { $0.groups.insert(.caption) }
        each("table") { $0.groups.insert(.table) }
        each("h1 h2 h3 h4 h5 h6") { $0.groups.insert(.heading) }
        each("a") { $0.groups.insert(.link) }
        each("button") { $0.groups.insert(.button) }
        each("ul ol dir menu") { $0.groups.insert(.list) }
        each("table td th caption button object applet marquee template html body") {
            $0.groups.insert(.scope)
        }
    }

    private static func reaches(_ each: Each) {
        func opening(_ names: String, ends: Group, stops: Group) {
            each(names) { $0.opening = Reach(ends: ends, stops: stops) }
        }
        opening(paragraphEnders, ends: .paragraph, stops: .scope)
        opening("h1 h2 h3 h4 h5 h6", ends: [.paragraph, .heading], stops: .block)
        opening("li", ends: [.item, .paragraph], stops: .partition)
        opening("dt dd", ends: [.term, .paragraph], stops: .partition)
        opening("option", ends: .option, stops: .block)
        opening("optgroup", ends: [.option, .choices], stops: .block)
        opening("a", ends: .link, stops: .firm)
        opening("button", ends: .button, stops: .scope)
        opening("td th", ends: .cell, stops: [.row, .section, .table])
        opening("tr", ends: [.row, .cell, .caption], stops: [.section, .table])
        opening(
            "thead tbody tfoot", ends: [.section, .row, .cell, .caption], stops: .table)
        opening("caption colgroup", ends: .caption, stops: [.cell, .table])
        opening("table", ends: [.paragraph, .table, .row, .section], stops: .firm)
        each("td th tr thead tbody tfoot caption colgroup") { $0.closingStops = .table }
        each("table") { $0.closingStops = [] }
    }

    private static func flows(_ each: Each) {
        each("br") { $0.flow = .lineBreak }
        each(
            "address article aside blockquote body caption center dd details div dl dt fieldset "
                + "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol "
                + "option p section table tbody tfoot thead tr ul"
        ) { $0.flow = .block }
        each("td th") { $0.flow = .cell }
        each("pre textarea") { $0.flow = .preformatted }
        each("script style template title") { $0.flow = .hidden }
    }

    private static let blocks = """
        address applet area article aside base blockquote body br button caption center col \
        colgroup dd details dir div dl dt embed fieldset figcaption figure footer form frame \
        frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input li link main \
        marquee menu meta nav noembed noframes noscript object ol p param pre script section \
        select source style summary table tbody td template textarea tfoot th thead title tr \
        track ul wbr xmp
        """

    private static let paragraphEnders = """
        address article aside blockquote center details dialog dir div dl fieldset figcaption \
        figure footer form header hgroup hr main menu nav ol p pre section summary ul xmp
        """

    /// Names without rules that most pages bear.
    private static let attributes = """
        abbr action align alt b bgcolor big border cellpadding cellspacing charset cite code \
        color cols colspan content data del dfn dir em enctype face font for headers height \
        hidden href hreflang http-equiv i ins kbd label lang language map maxlength media \
        method name onchange onclick onsubmit placeholder q rel rows rowspan s samp scope size \
        small span src strike strong style sub sup svg path tabindex target title tt type u \
        valign value var width xml:lang xmlns
        """
}
