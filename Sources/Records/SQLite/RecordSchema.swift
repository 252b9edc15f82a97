import GRDB

/// One step from a format of the file to the next. Steps go forward only and never change once released.
struct Migration: Sendable {
    /// What the file can do after it, in a few words.
    let name: String
    let statements: String
}

/// The tables of the record, as steps from an empty file. The format of a file is the number of steps it has taken,
/// kept in SQLite's `user_version`.
enum RecordSchema {
    /// Marks the file as ours ("Hlcn"), so that another program's database is not taken for a record.
    static let application: Int64 = 0x486C_636E

    static let migrations = [
        Migration(
            name: "entries, heads, commands and state",
            statements: """
                CREATE TABLE entries (
                    position INTEGER PRIMARY KEY,
                    stream TEXT NOT NULL,
                    sequence BIGINT NOT NULL,
                    kind TEXT NOT NULL,
                    schema INTEGER NOT NULL,
                    author TEXT NOT NULL,
                    occurred_us BIGINT NOT NULL,
                    recorded_us BIGINT NOT NULL,
                    zone TEXT NOT NULL,
                    body BLOB NOT NULL,
                    hash BLOB NOT NULL,
                    clinic_hash BLOB NOT NULL,
                    UNIQUE (stream, sequence)
                );
                CREATE TABLE streams (
                    stream TEXT NOT NULL PRIMARY KEY,
                    sequence BIGINT NOT NULL,
                    hash BLOB NOT NULL
                ) WITHOUT ROWID;
                CREATE TABLE commands (
                    id TEXT NOT NULL PRIMARY KEY,
                    digest BLOB NOT NULL,
                    first_position BIGINT NOT NULL,
                    entries BIGINT NOT NULL
                ) WITHOUT ROWID;
                CREATE TABLE state (
                    key TEXT NOT NULL PRIMARY KEY,
                    value BLOB NOT NULL,
                    expires_us INTEGER
                ) WITHOUT ROWID;
                CREATE INDEX state_expiry ON state (expires_us) WHERE expires_us IS NOT NULL;
                CREATE TABLE meta (
                    key TEXT NOT NULL PRIMARY KEY,
                    value BLOB NOT NULL
                ) WITHOUT ROWID;
                CREATE TABLE projections (
                    name TEXT NOT NULL PRIMARY KEY,
                    version BIGINT NOT NULL,
                    digest BLOB NOT NULL,
                    tables TEXT NOT NULL
                ) WITHOUT ROWID;
                INSERT INTO meta (key, value) VALUES ('clinic.position', 0), ('clinic.hash', zeroblob(32));
                """),
        Migration(
            name: "samples",
            statements: """
                CREATE TABLE sample_subjects (
                    id INTEGER PRIMARY KEY,
                    subject TEXT NOT NULL UNIQUE,
                    samples BIGINT NOT NULL,
                    first_us BIGINT NOT NULL,
                    last_us BIGINT NOT NULL,
                    sealed INTEGER NOT NULL
                );
                CREATE TABLE samples (
                    subject INTEGER NOT NULL,
                    number BIGINT NOT NULL,
                    at_us BIGINT NOT NULL,
                    received_us BIGINT NOT NULL,
                    body BLOB NOT NULL,
                    PRIMARY KEY (subject, number)
                ) WITHOUT ROWID;
                CREATE TABLE sample_messages (
                    key BLOB NOT NULL PRIMARY KEY
                ) WITHOUT ROWID;
                """),
    ]

    /// Takes every step the file has not taken, each in its own transaction.
    static func migrate(_ database: Database, through migrations: [Migration]) throws {
        let done = Int(try database.number("PRAGMA user_version") ?? 0)
        for (offset, migration) in migrations.enumerated().dropFirst(done) {
            do {
                try database.inTransaction(.immediate) {
                    try database.execute(sql: migration.statements)
                    try database.execute(sql: "PRAGMA application_id = \(application)")
                    try database.execute(sql: "PRAGMA user_version = \(offset + 1)")
                    return .commit
                }
            } catch let error as DatabaseError {
                throw StoreError.migration(reason: "step \(offset + 1) (\(migration.name)): \(error.message ?? "")")
            }
        }
    }
}
