import Foundation
import Support

/// A database as another program sees it.
struct SQLiteFile {
    let path: String

    init(_ path: String) { self.path = path }

    @discardableResult
    func run(_ sql: String) throws -> String {
        let program = """
            import sqlite3, sys
            db = sqlite3.connect(sys.argv[1])
            for row in db.execute(sys.argv[2]): print(row)
            db.commit()
            """
        return try Tool.run("python3", ["-c", program, path, sql])
    }

    /// Every row of every table, but of those named.
    func dump(without tables: [String] = []) throws -> String {
        let program = """
            import sqlite3, sys
            db = sqlite3.connect("file:" + sys.argv[1] + "?mode=ro", uri=True)
            names = [n for (n,) in db.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
            for name in names:
                if name in sys.argv[2:]: continue
                rows = sorted(map(repr, db.execute('SELECT * FROM "' + name + '"')))
                for row in rows: print(name, row)
            """
        return try Tool.run("python3", ["-c", program, path] + tables)
    }
}
