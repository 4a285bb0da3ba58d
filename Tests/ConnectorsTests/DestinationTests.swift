import Connectors
import Testing

@Suite struct DestinationTests {
    static let texts: [(String, Destination?)] = [
        ("file:actions.ndjson", .file(path: "/salon/actions.ndjson")),
        ("file:/var/spool/a b.ndjson", .file(path: "/var/spool/a b.ndjson")),
        ("file:", nil),
        ("exec:post-action", .program(path: "post-action", arguments: [])),
        (
            #"exec:bin/post --store "キレイ 店" 'a "b"' ''"#,
            .program(path: "/salon/bin/post", arguments: ["--store", "キレイ 店", #"a "b""#, ""])
        ),
        (#"exec:post "open"#, nil), ("exec: ", nil), ("https://pos.example", nil),
    ]

    @Test(arguments: texts)
    func `a destination is read as a definition writes it`(
        text: String, destination: Destination?
    ) {
        #expect(Destination(text, in: "/salon") == destination)
    }
}
