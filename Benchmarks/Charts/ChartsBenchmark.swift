import ArgumentParser
import Clinic
import Records

@main
struct ChartsBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "charts-benchmark",
        abstract: "Makes a synthetic clinic as large as its pages are measured with, and times the reading of charts.",
        subcommands: [Grow.self, Fold.self])
}

struct DataDirectory: ParsableArguments {
    @Option(name: .customLong("data"), help: "A clinic that `halcyon simulate` made.")
    var path: String

    func withStore<Value>(_ body: (SQLiteStore) async throws -> Value) async throws -> Value {
        let store = try SQLiteStore(path: path + "/record.sqlite", projections: Premises.projections)
        do {
            let value = try await body(store)
            try await store.close()
            return value
        } catch {
            try? await store.close()
            throw error
        }
    }
}
