import ArgumentParser
import Foundation
import Records

/// Pairs of runs, one of each side after the other on the same disk, so that whatever else the machine does slows
/// both; the order changes from pair to pair.
struct Throughput: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Durable appends a second, against SQLite alone.")

    @OptionGroup var place: Place
    @Option(help: "Runs of each side.") var pairs = 5
    @Option(help: "Entries of one run with many writers; one writer writes a sixteenth of it.") var entries = 64_000
    @Option(help: "How many write at once.") var writers: [Int] = [1, 64]
    @Flag(help: "Time the record alone.") var alone = false

    func run() async throws {
        for writers in writers {
            let count = writers == 1 ? entries / 16 : entries / writers * writers
            var record: [Double] = []
            var bare: [Double] = []
            for pair in 0..<pairs {
                if pair % 2 == 0 { record.append(try await timeRecord(count, writers)) }
                if !alone { bare.append(try await timeBare(count, writers)) }
                if pair % 2 == 1 { record.append(try await timeRecord(count, writers)) }
            }
            let size = writers == 1 ? "1 writer " : "\(writers) writers"
            print("\(size)  record       \(record.median.grouped) appends/s  (\(spread(record)))")
            if alone { continue }
            print("\(size)  SQLite alone \(bare.median.grouped) appends/s  (\(spread(bare)))")
            let ratios = zip(record, bare).map { $0 / $1 }
            print(
                "\(size)  ratio        \(ratios.median.rounded(to: 2))"
                    + "  (\(ratios.sorted().map { $0.rounded(to: 2) }.joined(separator: " ")))")
        }
    }

    private func spread(_ rates: [Double]) -> String {
        rates.sorted().map(\.grouped).joined(separator: " ")
    }

    private func timeBare(_ count: Int, _ writers: Int) async throws -> Double {
        try await place.withFolder { folder in
            Double(count) / (try BareSQLite.write(count, writers: writers, path: folder + "/bare.sqlite"))
        }
    }

    private func timeRecord(_ count: Int, _ writers: Int) async throws -> Double {
        try await place.withFolder { folder in
            let store = try SQLiteStore(path: folder + "/record.sqlite")
            let clock = ContinuousClock()
            let start = clock.now
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<writers {
                    group.addTask { try await Self.write(count / writers, as: writer, to: store) }
                }
                try await group.waitForAll()
            }
            let seconds = (clock.now - start).seconds
            try await store.close()
            return Double(count) / seconds
        }
    }

    /// One writer: each append says which sequence it has seen, and waits until it is on disk.
    private static func write(_ count: Int, as writer: Int, to store: SQLiteStore) async throws {
        let stream = SampleEntries.stream(writer)
        for number in 0..<Int64(count) {
            let entry = SampleEntries.entry(stream: stream, number: number)
            _ = try await store.append(Append(entries: [entry], expected: [entry.stream: number]))
        }
    }
}
