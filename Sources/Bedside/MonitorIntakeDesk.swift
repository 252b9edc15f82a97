import Care
import Clinic
import Exchange
import Foundation
import Synchronization

/// Takes messages of monitors to the clinic and answers each.
struct MonitorIntakeDesk: Sendable {
    struct Handled: Sendable {
        /// One for each message whose sender wants one, in the order of the messages.
        var answers: [[UInt8]] = []
        /// What is worth a line in the log, without anything of what was sent.
        var remarks: [String] = []
    }

    let clinic: Clinic
    let clock: @Sendable () -> Instant
    private let numbers = Numbers()

    init(clinic: Clinic, clock: @escaping @Sendable () -> Instant) {
        self.clinic = clinic
        self.clock = clock
    }

    /// Each message is saved before it is answered; what could not be saved is answered with a rejection.
    func take(_ messages: [[UInt8]]) async -> Handled {
        let received = clock()
        let documents = messages.map { MonitorDocument($0, zone: clinic.zone, received: received) }
        var handled = Handled()
        var isSaved = true
        do {
            try await clinic.monitors.take(
                documents.filter { $0.refusal == nil }.map { MonitorMessage(key: $0.key, reports: $0.reports) },
                at: received)
        } catch {
            isSaved = false
            handled.remarks.append("messages were NOT saved: \(NotSaved(error).map { "\($0)" } ?? "a fault")")
        }
        for document in documents {
            let refusal = document.refusal ?? (isSaved ? nil : .notSaved)
            handled.remarks += document.deviations
            if let refused = document.refusal { handled.remarks.append("refused: \(refused.reason)") }
            let answer = HL7Acknowledgement.answer(
                to: document.header, refusal: refusal, identifier: numbers.next(at: received), at: clock())
            if let answer { handled.answers.append(answer) }
        }
        return handled
    }

    /// Identifiers of answers: the moment when the server began and a count.
    private final class Numbers: Sendable {
        private let state = Mutex((start: "", count: 0))

        func next(at now: Instant) -> String {
            state.withLock { state in
                if state.count == 0 { state.start = String(now.microseconds, radix: 36).uppercased() }
                state.count += 1
                return "\(state.start)-\(state.count)"
            }
        }
    }
}
