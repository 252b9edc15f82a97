import Records

/// Says every two seconds how far a simulation has come, and at its end what it met.
actor Report {
    private let store: any RecordStore
    private let tally: Tally
    private let total: Int
    private let progress: @Sendable (String) -> Void
    private let clock = ContinuousClock()
    private var last: ContinuousClock.Instant
    private let began: ContinuousClock.Instant
    private var before: Int64 = 0

    init(store: any RecordStore, tally: Tally, total: Int, progress: @escaping @Sendable (String) -> Void) {
        self.store = store
        self.tally = tally
        self.total = total
        self.progress = progress
        began = clock.now
        last = began
    }

    func begin() async throws { before = try await store.clinicHead().position }

    func tick() async throws {
        guard last.duration(to: clock.now) >= .seconds(2) else { return }
        last = clock.now
        progress(try await line())
    }

    func finish() async throws {
        progress(try await line())
        let refusals = tally.refusals
        let most = refusals.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.key) \(Self.grouped($0.value))" }.joined(separator: ", ")
        let sum = refusals.values.reduce(0, +)
        progress("Refused and acted on: \(Self.grouped(sum))\(most.isEmpty ? "" : " (\(most))")")
    }

    private func line() async throws -> String {
        let entries = try await store.clinicHead().position - before
        let seconds = max(0.001, Double(began.duration(to: clock.now).components.seconds))
        let rate = Self.grouped(Int(Double(entries) / seconds))
        return
            "\(Self.grouped(tally.patients)) of \(Self.grouped(total)) patients, \(Self.grouped(Int(entries))) entries, "
            + "\(rate) a second"
    }

    static func grouped(_ number: Int) -> String {
        var digits = String(number)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return ([digits] + groups).joined(separator: ",")
    }
}
