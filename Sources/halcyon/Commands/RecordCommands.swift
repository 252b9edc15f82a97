import ArgumentParser
import Clinic
import Foundation
import Records

struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks that every entry of the record is what was written. Safe beside a running server.")

    @OptionGroup var data: DataDirectory

    func run() async throws {
        let store = try data.openForReading()
        let verification = try await store.verify()
        try await store.close()
        switch verification {
        case .sound(let entries, let streams, let head):
            let hash = head.hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            print("sound: \(entries) entries in \(streams) streams, clinic chain \(hash)")
        case .broken(let fault):
            throw Failure("broken: stream \(fault.stream) sequence \(fault.sequence): \(fault.reason)", status: 1)
        }
    }
}

struct Rebuild: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Derives every list again from the entries. The server must be stopped.")

    @OptionGroup var data: DataDirectory

    func run() async throws {
        try data.requireRecord()
        let store = try data.open()
        try await store.rebuild()
        let head = try await store.clinicHead()
        try await store.close()
        print("rebuilt the lists from \(head.position) entries")
    }
}

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes a verified copy of the record to a new file. Safe beside a running server.")

    @OptionGroup var data: DataDirectory
    @Option(help: "The file to write; it must not exist.") var to: String

    func run() async throws {
        let store = try data.openForReading()
        try await store.backup(to: to)
        try await store.close()
        print("backed up to \(to)")
    }
}

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Puts a verified backup in the place of the record. The server must be stopped.")

    @OptionGroup var data: DataDirectory
    @Option(help: "The backup file.") var from: String
    @Flag(help: "Replace a record that is there; the old one is kept beside it.") var force = false

    func run() async throws {
        guard FileManager.default.fileExists(atPath: from) else {
            throw Failure("from: there is no file \(from). Give the path of a backup.")
        }
        try data.make()
        let kept = try SQLiteStore.restore(from: from, to: data.record, force: force)
        print("restored \(from)" + (kept.map { "; the old record is kept in \($0)" } ?? ""))
    }
}
