import ArgumentParser
import Care
import Clinic
import Foundation
import Records

/// `--data DIR`: where a clinic's record is kept.
struct DataDirectory: ParsableArguments {
    @Option(name: .customLong("data"), help: "The directory that holds the clinic's record.")
    var path: String

    var record: String { path + "/record.sqlite" }

    /// - Throws: when there is no record there, naming the remedy.
    func requireRecord() throws {
        guard FileManager.default.fileExists(atPath: record) else {
            throw Failure("data: there is no clinic in \(path). Create one with `halcyon init`.")
        }
    }

    func make() throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Failure("data: \(path) cannot be created. Choose a directory that this user may write.")
        }
    }

    /// The store for the one process that writes.
    func open() throws -> SQLiteStore {
        try SQLiteStore(path: record, projections: Premises.projections)
    }

    /// The store beside a server that may be running.
    func openForReading() throws -> SQLiteStore {
        try requireRecord()
        return try SQLiteStore(readingFrom: record)
    }
}
