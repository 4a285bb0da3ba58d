extension XPathOracleTests {
    /// Asked of every page: what the shipped formats ask.
    static let ofFormats = [
        "/descendant::iframe[contains(@src, \"recaptcha\")][1]", "//input[@name=\"captchaLogin\"]",
        "//form[@id=\"reserveList\"]", "//a[contains(@href, \"/KLP/\")]",
        "/descendant::script[contains(., 'storeid\":')][1]",
        "/descendant::li[contains(@class, \"shop_login_name\")][1]",
        "//script[contains(., \"storeid\")]",
        "id(\"reserveList\")/descendant::input[@name=\"rsvDateFrom\"][1]",
        "id(\"resultList\")/preceding::b[contains(@class, \"mod_color_e50000\")][1]/..",
        "//*[not(self::script or self::style)][text()[contains(., \"該当する予約が\")]]",
        """
        //*[not(self::script or self::style)][text()[contains(., "該当する予約はありません")]]
        [not(ancestor-or-self::*[contains(@class, "karte-") or starts-with(@id, "karte-")])]
        """,
        """
        id("resultList")/preceding::div[contains(@class, "paging")][1]/p[contains(concat(" ", @class, " "), " page ")]
        | id("resultList")/following::div[contains(@class, "paging")][1]/p[contains(concat(" ", @class, " "), " page ")]
        """,
        "//div[contains(@class, \"paging\")]//p[contains(concat(\" \", @class, \" \"), \" page \")]",
        "id(\"resultList\")//th", "id(\"resultList\")//tr[td]",
    ]

    static let expressions =
        paths + places + conditions + texts + numbers + truths

    static let paths = """
        /
        /html
        /html/body
        /html/head/title
        //p
        //p/b
        //div//p
        //ul/li
        //li/..
        //td/a/@href
        //@class
        //@*
        //a/@*
        //input/@checked
        //*
        /*
        /descendant::li
        /descendant-or-self::table
        //table//table
        //table//tr
        //table/tr
        //tr/td/p
        //td[p]
        //tr[td][1]
        //tbody/tr
        .//tr[td]
        //b/parent::*
        //b/ancestor::*
        //b/ancestor-or-self::*
        //b/ancestor::div
        //table/ancestor::table
        //tr/following-sibling::tr
        //tr/preceding-sibling::tr
        //li/following-sibling::*
        //li/preceding-sibling::*
        //table/preceding::p
        //table/following::p
        //table/following::*
        //table/preceding::*
        //table/preceding::div
        //form/following::div[1]
        //ol/preceding::li
        //td/self::td
        //td/self::th
        //td/child::node()/self::a
        //comment()
        //p/text()
        //a/text()
        //td/a/text()
        //text()[contains(., '該当')]
        //script/text()
        //a/br/following-sibling::text()
        //a/br/preceding-sibling::text()
        //@href/..
        //@href/parent::a
        //@href/ancestor::tr
        //@href/ancestor-or-self::node()[self::tr]
        //@class/preceding::li
        //p | //li
        //li | //p | //li
        (//li)
        (//li | //p)/b
        //processing-instruction()
        //nothing
        //p/nothing/x
        //@nothing
        id('list')
        id('list')/tbody/tr/td[1]
        id('foot day')
        id('nothing')
        id(//table/@id)
        id('list')/preceding::b[1]/..
        //tr[@class='a']
        //ul/li/b/../..
        ./html/body/./div/../h1
        //title/following::h1
        """.split(separator: "\n").map(String.init)

    static let places = """
        //li[1]
        //li[2]
        //li[last()]
        //li[last() - 1]
        (//li)[1]
        (//li)[last()]
        (//li)[position() > 2]
        //li[position() = 2]
        //li[position() < 3][2]
        //li[position() mod 2 = 1]
        /descendant::li[2]
        /descendant::td[last()]
        //ul/li[b][1]
        //ul/li[1][b]
        //tr[td][position() = last()]
        //td/ancestor::*[1]
        //td/ancestor::*[2]
        //td/ancestor::*[last()]
        //td/preceding::*[1]
        //td/following::*[1]
        //tr/preceding-sibling::*[1]
        //tr/following-sibling::*[last()]
        (//td/ancestor::*)[1]
        //div//p[1]
        //div/descendant::p[1]
        //table//td[1]
        //table//td[2]
        //td[1.5]
        //td[0]
        //li[count(../li)]
        //li[number('2')]
        //li['2']
        //p[b][1] | //p[a][1]
        """.split(separator: "\n").map(String.init)

    static let conditions = """
        //li[@class]
        //li[not(@class)]
        //li[@class = 'on']
        //li[@class != 'on']
        //*[@id = 'list']
        //table[@id = 'list']//tr[td]
        //table[@id='list' and @border='1']
        //table[@id='list' and @border='2']
        //td[. = '-']
        //td[a or p]
        //td[a and br]
        //td[a/br]
        //td[not(a) and not(p)]
        //tr[td/p]
        //tr[contains(@class, 'a')]
        //tr[contains(concat(' ', @class, ' '), ' c ')]
        //*[starts-with(@id, 'f')]
        //*[starts-with(name(), 'h')]
        //*[name() = 'td' or name() = 'th']
        //*[local-name() = 'li']
        //*[contains(text(), '件')]
        //*[text()[contains(., '件')]]
        //*[string-length(@id) = 4]
        //ol/li[. > 2]
        //ol/li[. >= 2.5]
        //ol/li[. < 0]
        //ol/li[2 < .]
        //ol/li[. = 10]
        //ol/li[. != 10]
        //td[. = //li]
        //li[. = //ol/li]
        //p[. != //ol/li]
        //option[@selected]/@value
        //input[@checked]
        //a[contains(@href, 'date=')][2]
        //a[substring-after(@href, 'date=') = '20261204']
        //*[count(*) = 3]
        //*[count(ancestor::*) > 5]
        //tr[count(td) = 3]
        //*[self::td or self::th][2]
        //*[not(self::script)][text()[normalize-space()]]
        //td[boolean(a) = true()]
        //td[a = true()]
        //tr[td[a[br]]]
        //form[@action='/x?a=1&b=2']
        //p[@title='a"b']
        """.split(separator: "\n").map(String.init)

    static let texts = """
        string(//p)
        string(//td)
        string(//nothing)
        string(1)
        string(-0.5)
        string(1 div 0)
        string(0 div 0)
        string(true())
        string(//li[3])
        name(//table/..)
        name(//@id)
        local-name(//h1)
        namespace-uri(//h1)
        concat('a', 1, true(), //ol/li)
        concat(//ol/li[1], '/', //ol/li[2])
        substring('12345', 2, 3)
        substring('12345', 2)
        substring('12345', 1.5, 2.6)
        substring('12345', 0, 3)
        substring('12345', 0 div 0, 3)
        substring('12345', -42, 1 div 0)
        substring('予約一覧', 2, 2)
        substring-before('1999/04/01', '/')
        substring-after('1999/04/01', '/')
        substring-before('abc', 'x')
        substring-after('abc', '')
        substring-after(//td/a/@href, 'date=')
        normalize-space('  a  b ')
        normalize-space(//td[2])
        translate('bar', 'abc', 'AB')
        translate('予約', '予', '預')
        translate('--aaa--', 'abc-', 'ABC')
        string(//form/@action)
        string(//p[@lang])
        """.split(separator: "\n").map(String.init)

    static let numbers = """
        count(//li)
        count(//@*)
        count(//li | //p)
        count(//comment())
        sum(//ol/li[position() < 4])
        sum(//ol/li)
        number('12')
        number(' -1.5 ')
        number('+1')
        number('.5')
        number('5.')
        number(true())
        number(//ol/li[2])
        floor(2.6)
        floor(-2.5)
        ceiling(2.2)
        ceiling(-2.5)
        round(2.5)
        round(-2.5)
        round(-0.2)
        1 + 2 * 3
        (1 + 2) * 3
        7 mod 3
        -7 mod 3
        7 div 2
        - 3 + 1
        --3
        2 - -2
        string-length('予約')
        string-length(//h1)
        position()
        last()
        count(//li) * 2 - 1
        """.split(separator: "\n").map(String.init)

    static let truths = """
        true()
        false()
        not(1)
        not('')
        boolean(//p)
        boolean(//nothing)
        boolean('false')
        boolean(0 div 0)
        1 = 1.0
        '1' = 1
        'a' < 'b'
        '2' > 1
        true() = 'x'
        true() > false()
        1 < 2 = true()
        1 or 0
        1 and 0
        1 = 2 or 2 = 2 and 1 = 1
        contains('abc', 'b')
        contains('abc', '')
        contains('', 'a')
        starts-with('予約一覧', '予約')
        starts-with('a', 'ab')
        //li = 'x'
        //ol/li > 9
        //ol/li < -3
        //ol/li = //td
        //nothing = 'x'
        //nothing != 'x'
        //nothing = false()
        //li != //li
        3 > 2 > 1
        """.split(separator: "\n").map(String.init)
}
