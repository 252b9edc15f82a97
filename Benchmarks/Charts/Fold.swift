import ArgumentParser
import Care
import Foundation
import Records

/// Where the time of a chart goes when nothing of it is in memory: reading, decoding, folding.
struct Fold: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Times reading, decoding and folding one chart.")

    @OptionGroup var data: DataDirectory
    @Option(help: "The patient's identifier.") var patient: String
    @Option(help: "How often each is timed.") var times = 15

    func run() async throws {
        try await data.withStore { store in
            let stream = StreamName("chart/" + patient)
            var reading: [Double] = []
            var decoding: [Double] = []
            var folding: [Double] = []
            var count = 0
            for _ in 0..<times {
                let clock = ContinuousClock()
                let start = clock.now
                let stored = try await store.entries(in: stream)
                let read = clock.now
                let entries = try stored.map { stored in
                    Entry(
                        sequence: stored.sequence, occurredAt: Instant(microseconds: stored.occurredMicroseconds),
                        recordedAt: Instant(microseconds: stored.recordedMicroseconds),
                        author: PersonID(stored.author),
                        content: try ChartEntry(kind: stored.kind, payload: stored.payload))
                }
                let decoded = clock.now
                let course = Course(patient: PatientID(patient), entries: entries)
                let folded = clock.now
                count = Int(course.sequence)
                reading.append(Self.milliseconds(read - start))
                decoding.append(Self.milliseconds(decoded - read))
                folding.append(Self.milliseconds(folded - decoded))
            }
            print("chart of \(count) entries, nothing in memory:")
            for (word, times) in [("read", reading), ("decode", decoding), ("fold", folding)] {
                print("  \(word): \(String(format: "%.1f", Self.median(times))) ms")
            }
        }
    }

    private static func median(_ times: [Double]) -> Double {
        let sorted = times.sorted()
        return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
    }

    private static func milliseconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) / 1e15
    }
}
