import Foundation
import GRDB

/// What a projection writes to: the transaction of the append, or of the rebuild.
final class ProjectionWriter: ProjectionTransaction {
    private let database: Database
    /// An error of the disk counts even when the projection swallowed it.
    private var fault: SQLiteFault?

    init(_ database: Database) {
        self.database = database
    }

    func execute(_ statement: SQL) throws {
        _ = try rows(statement)
    }

    func rows(_ query: SQL) throws -> [Row] {
        do {
            return try database.statement(query.questionMarked).rows(query.values)
        } catch let error as SQLiteFault {
            if error.kind != .other { fault = error }
            throw error.storeError
        }
    }

    func apply(_ entry: StoredEntry, with projection: any Projection) throws {
        do {
            try projection.apply(entry, to: self)
        } catch {
            if let fault { throw fault }
            throw StoreError.projection(
                name: projection.name,
                reason: "entry \(entry.sequence) of \(entry.stream) (\(entry.kind)): \(error)")
        }
        if let fault { throw fault }
    }
}
