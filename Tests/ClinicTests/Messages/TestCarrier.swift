import Clinic
import Synchronization

/// Answers as it is told and remembers what it was handed.
final class TestCarrier: MessageCarrier {
    private let answers: Mutex<[MessageOutcome]>
    private let handed = Mutex<[OutgoingMessage]>([])

    init(_ answers: [MessageOutcome] = []) { self.answers = Mutex(answers) }

    var messages: [OutgoingMessage] { handed.withLock { $0 } }

    func deliver(_ message: OutgoingMessage) async -> MessageOutcome {
        handed.withLock { $0.append(message) }
        return answers.withLock { $0.isEmpty ? .taken : $0.removeFirst() }
    }
}
