import Synchronization

/// What happened so far, counted by all patients' tasks together.
final class Tally: Sendable {
    private struct Counts {
        var refusals: [String: Int] = [:]
        var patients = 0
    }
    private let counts = Mutex(Counts())

    func refused(_ code: String) { counts.withLock { $0.refusals[code, default: 0] += 1 } }

    func finishedPatients(_ number: Int) { counts.withLock { $0.patients += number } }

    var patients: Int { counts.withLock { $0.patients } }

    /// Refusals by code, that people met and acted on.
    var refusals: [String: Int] { counts.withLock { $0.refusals } }
}
