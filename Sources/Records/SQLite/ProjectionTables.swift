import Crypto
import Foundation
import GRDB

/// The tables of the projections: made, kept while nothing about them changed, derived again otherwise.
struct ProjectionTables {
    /// Entries held in memory at once while deriving.
    private static let batch = 500

    let projections: [any Projection]

    init(_ projections: [any Projection]) throws {
        guard Set(projections.map(\.name)).count == projections.count else {
            throw StoreError.invalid(reason: "Two projections have the same name: rename one.")
        }
        self.projections = projections
    }

    /// Derives what is new or changed since the file was last open, and drops what is not listed any more: it would
    /// miss the entries from now on.
    func update(_ database: Database) throws {
        let kept = try database.statement("SELECT name, version, digest FROM projections").rows()
        let unchanged = try kept.filter { row in
            let projection = try projections.first { try $0.name == row.text(0) }
            return try projection.map { try row.int64(1) == Int64($0.version) && row.data(2) == digest($0) } ?? false
        }.map { try $0.text(0) }
        let gone = try kept.map { try $0.text(0) }.filter { !unchanged.contains($0) }
        let stale = projections.filter { !unchanged.contains($0.name) }
        if gone.isEmpty && stale.isEmpty { return }
        try derive(stale, dropping: gone, database)
    }

    /// Drops every projection and derives it again.
    func rebuild(_ database: Database) throws {
        let kept = try database.statement("SELECT name FROM projections").rows().map { try $0.text(0) }
        try derive(projections, dropping: kept, database)
    }

    private func derive(_ projections: [any Projection], dropping names: [String], _ database: Database) throws {
        try database.statement("BEGIN IMMEDIATE").run()
        do {
            for name in names { try drop(name, database) }
            for projection in projections { try create(projection, database) }
            if !projections.isEmpty { try replay(into: projections, database) }
            try database.statement("COMMIT").run()
        } catch {
            if database.isInsideTransaction { try? database.statement("ROLLBACK").run() }
            throw error
        }
    }

    private func replay(into projections: [any Projection], _ database: Database) throws {
        let writer = ProjectionWriter(database)
        var position: Int64 = 0
        while true {
            let entries = try EntryColumns.feed(after: position, limit: Self.batch, on: database)
            guard let last = entries.last else { return }
            for projection in projections {
                let kinds = projection.kinds
                for entry in entries where kinds?.contains(entry.kind) ?? true {
                    try writer.apply(entry, with: projection)
                }
            }
            position = last.position
        }
    }

    private func create(_ projection: any Projection, _ database: Database) throws {
        let before = try tables(database)
        do {
            for table in projection.tables { try database.execute(sql: table) }
        } catch let error as DatabaseError {
            throw StoreError.projection(name: projection.name, reason: "its tables: \(error.message ?? "")")
        }
        let made = try tables(database).subtracting(before).sorted()
        let text = String(decoding: try JSONEncoder().encode(made), as: UTF8.self)
        try database.statement("INSERT INTO projections (name, version, digest, tables) VALUES (?, ?, ?, ?)")
            .run([.text(projection.name), .int64(Int64(projection.version)), .data(digest(projection)), .text(text)])
    }

    private func drop(_ name: String, _ database: Database) throws {
        let row = try database.statement("SELECT tables FROM projections WHERE name = ?").rows([.text(name)]).first
        let tables = try JSONDecoder().decode([String].self, from: Data((try row?.text(0) ?? "[]").utf8))
        for table in tables { try database.run(script: "DROP TABLE IF EXISTS \(table.quotedDatabaseIdentifier)") }
        try database.statement("DELETE FROM projections WHERE name = ?").run([.text(name)])
    }

    private func tables(_ database: Database) throws -> Set<String> {
        Set(try database.statement("SELECT name FROM sqlite_master WHERE type = 'table'").rows().map { try $0.text(0) })
    }

    private func digest(_ projection: any Projection) -> Data {
        Data(SHA256.hash(data: Data(projection.tables.joined(separator: ";\n").utf8)))
    }
}
