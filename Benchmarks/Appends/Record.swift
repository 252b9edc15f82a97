import ArgumentParser
import Foundation
import Records

/// A large record: how fast it is opened, read and verified.
struct Record: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Start-up, verification and reading of a record with many entries.")

    @OptionGroup var place: Place
    @Option(help: "Entries in the record.") var entries = 1_000_000
    @Option(help: "Entries in each stream.") var perStream = 100
    @Option(help: "How often each is timed.") var times = 5

    func run() async throws {
        try await place.withFolder { folder in
            let path = folder + "/record.sqlite"
            try await fill(path)
            var opening: [Double] = []
            for _ in 0..<times {
                opening.append(
                    try await timed {
                        let store = try SQLiteStore(path: path)
                        _ = try await store.clinicHead()
                        try await store.close()
                    })
            }
            print("start-up with \(Double(entries).grouped) entries: \((opening.median * 1_000).rounded(to: 1)) ms")
            let store = try SQLiteStore(readingFrom: path)
            var verifying: [Double] = []
            for _ in 0..<max(1, times / 2) {
                verifying.append(
                    try await timed {
                        guard case .sound = try await store.verify() else { throw ExitCode(1) }
                    })
            }
            let seconds = verifying.median
            print("verify: \((Double(entries) / seconds).grouped) entries/s (\(seconds.rounded(to: 2)) s)")
            var reading: [Double] = []
            for writer in 0..<100 {
                let stream = StreamName(SampleEntries.stream(writer))
                reading.append(try await timed { _ = try await store.entries(in: stream) })
            }
            print("reading a stream of \(perStream): \((reading.median * 1_000).rounded(to: 2)) ms")
            try await store.close()
        }
    }

    private func fill(_ path: String) async throws {
        let store = try SQLiteStore(path: path)
        let streams = entries / perStream
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in 0..<4 {
                let perStream = perStream
                group.addTask {
                    for stream in stride(from: lane, to: streams, by: 4) {
                        let name = SampleEntries.stream(stream)
                        _ = try await store.append(
                            Append(
                                entries: (0..<Int64(perStream)).map {
                                    SampleEntries.entry(stream: name, number: $0)
                                }))
                    }
                }
            }
            try await group.waitForAll()
        }
        try await store.close()
    }

    private func timed(_ body: () async throws -> Void) async throws -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        try await body()
        return (clock.now - start).seconds
    }
}
