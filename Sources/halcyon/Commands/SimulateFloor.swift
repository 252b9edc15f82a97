import ArgumentParser
import Bedside
import Care
import Foundation
import Records

/// `halcyon simulate --floor N`: monitors that do not exist, at the chairs of the sessions that are open in a synthetic
/// clinic, sending to a server that runs beside this.
struct SimulatedFloorOptions: ParsableArguments {
    @Option(help: "Instead of patients: how many monitors send, at the chairs of open sessions.") var floor: Int?
    @Option(help: "How many times faster than life the monitors' signs run.") var speed = 1.0
    @Option(name: .customLong("mllp-host"), help: "Where the server listens for monitors.") var host = "127.0.0.1"
    @Option(name: .customLong("mllp-port"), help: "The port that `halcyon serve --mllp-port` was given.") var port =
        2575
    @Option(name: .customLong("for"), help: "Seconds after which it ends; until stopped unless given.")
    var seconds: Double?

    func run(_ count: Int, data: DataDirectory) async throws {
        guard (1...1000).contains(count) else {
            throw Failure("floor: \(count) monitors cannot be made. Give 1 to 1000.")
        }
        guard (0.01...1000).contains(speed) else {
            throw Failure("speed: \(speed) is not possible. Give 0.01 to 1000.")
        }
        guard (1...65535).contains(port) else { throw Failure("mllp-port: \(port) is not a port. Give 1 to 65535.") }
        let places = try await places(data, count)
        print(
            "\(places.count) monitors send to \(host):\(port), each \(Figure.text(speed)) messages a second: "
                + places.joined(separator: ", "))
        fflush(nil)
        let floor = SyntheticFloor(
            monitors: places.enumerated().map { SyntheticMonitor(place: $1, seed: UInt64($0) &* 7919 &+ 13) },
            speed: speed, host: host, port: port, clock: { Instant(Date()) })
        let sending = Task {
            await floor.run { counts in
                print("\(counts.accepted) accepted, \(counts.refused) refused, \(counts.lostLines) lines lost")
                fflush(nil)
            }
        }
        if let seconds {
            try await Task.sleep(for: .seconds(seconds))
            sending.cancel()
        }
        await sending.value
    }

    /// The places that are linked, then the chairs of other open sessions.
    private func places(_ data: DataDirectory, _ count: Int) async throws -> [String] {
        let store = try data.openForReading()
        let rows = try await store.rows(
            """
            SELECT COALESCE(l.place, s.chair) FROM sessions s
            LEFT JOIN bed_links l ON l.session = s.session AND l.released_us IS NULL
            WHERE s.status = 'open' ORDER BY l.place IS NULL, s.at_us, s.session
            """)
        try await store.close()
        let places = try rows.map { try $0.text(0) }
        guard !places.isEmpty else {
            throw Failure("floor: no session is open in \(data.path). Open one, or make a synthetic clinic there.")
        }
        if places.count < count {
            print("\(places.count) sessions are open, so there are no monitors for the other chairs.")
        }
        return Array(places.prefix(count))
    }
}
