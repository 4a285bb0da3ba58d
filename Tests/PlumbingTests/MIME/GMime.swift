import Foundation

/// Runs a small C program over GMime, which is an oracle for mails that keep to the standards.
enum GMime {
    /// The include and link options, or nil where GMime's headers or a compiler are missing.
    static let options: [String]? = try? inNewFolder { folder in
        let output = folder.appendingPathComponent("options")
        try Data().write(to: output)
        try Python.run(
            "/usr/bin/env", ["pkg-config", "--cflags", "--libs", "gmime-3.0"], output: output)
        try Python.run(
            "/usr/bin/env", ["cc", "--version"],
            output: URL(fileURLWithPath: "/dev/null"))
        return String(decoding: try Data(contentsOf: output), as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).map(String.init)
    }
    static var isInstalled: Bool { options != nil }

    /// Sender's name and first text of each mail, parted by U+0002, lines ended by LF.
    static func read(_ mails: [Data]) throws -> [String] {
        try inNewFolder { folder in
            let program = folder.appendingPathComponent("read")
            let source = folder.appendingPathComponent("read.c")
            let output = folder.appendingPathComponent("output")
            try Data(code.utf8).write(to: source)
            try Data().write(to: output)
            try Python.run(
                "/usr/bin/env",
                ["cc", "-w", "-o", program.path, source.path] + (options ?? []), output: output)
            var files: [String] = []
            for (index, mail) in mails.enumerated() {
                let file = folder.appendingPathComponent("\(index).eml")
                try mail.write(to: file)
                files.append(file.path)
            }
            try Python.run(program.path, files, output: output)
            return try Data(contentsOf: output).split(separator: 1)
                .map { String(decoding: $0, as: UTF8.self).replacing("\r\n", with: "\n") }
        }
    }

    private static let code = """
        #include <gmime/gmime.h>
        #include <stdio.h>
        static void first(GMimeObject *parent, GMimeObject *o, gpointer found) {
            if (!*(char **)found && GMIME_IS_TEXT_PART(o))
                *(char **)found = g_mime_text_part_get_text((GMimeTextPart *)o);
        }
        int main(int count, char **files) {
            g_mime_init();
            for (int i = 1; i < count; i++) {
                GMimeStream *s = g_mime_stream_fs_open(files[i], 0, 0, NULL);
                GMimeMessage *m = g_mime_parser_construct_message(
                    g_mime_parser_new_with_stream(s), NULL);
                char *text = NULL;
                g_mime_message_foreach(m, first, &text);
                InternetAddress *a = internet_address_list_get_address(
                    g_mime_message_get_from(m), 0);
                printf("%s\\2%s\\1", internet_address_get_name(a), text);
            }
        }
        """
}
