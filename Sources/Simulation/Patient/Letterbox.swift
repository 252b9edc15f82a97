import Clinic
import Synchronization

/// Where a made-up patient's messages arrive. Nothing leaves the simulation.
final class Letterbox: MessageCarrier {
    private let letters = Mutex<[OutgoingMessage]>([])

    func deliver(_ message: OutgoingMessage) async -> MessageOutcome {
        letters.withLock { $0.append(message) }
        return .taken
    }

    /// The links in the messages that came, in their order.
    var links: [String] {
        letters.withLock { $0 }.compactMap { letter in
            letter.text.firstMatch(of: /\/q\/([0-9a-f]{72})/).map { String($0.output.1) }
        }
    }
}
