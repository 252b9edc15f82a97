/// Tables derived from the entries, kept up to date in the same transaction as each append.
///
/// A projection is never the only copy of a fact: it is dropped and derived again from the entries by
/// `RecordStore.rebuild()`, and when its `version` or `tables` changed since the record was last opened.
/// `apply` must depend on nothing but the entry and the projection's own tables.
public protocol Projection: Sendable {
    /// Unique among the projections of a store.
    var name: String { get }
    /// Raise it whenever `apply` would derive something else from the same entries.
    var version: Int { get }
    /// The statements that create the tables and indexes, in the SQL that SQLite and PostgreSQL share (BIGINT, TEXT,
    /// DOUBLE PRECISION; `BLOB` for bytes).
    var tables: [String] { get }

    /// The kinds of entry that `apply` looks at, so that others are not handed to it; nil for every kind.
    var kinds: Set<String>? { get }

    /// Applies one entry; called once for each of its kinds, in the order of positions. An error refuses the whole append.
    func apply(_ entry: StoredEntry, to transaction: any ProjectionTransaction) throws
}

extension Projection {
    public var kinds: Set<String>? { nil }
}

/// The transaction of the append that a projection takes part in. Valid only during `Projection.apply`.
public protocol ProjectionTransaction {
    func execute(_ statement: SQL) throws
    func rows(_ query: SQL) throws -> [Row]
}
