import Foundation
import Synchronization

/// Those who watch what is committed. One that does not keep up is dropped, so that it cannot fill the memory.
final class Subscribers: Sendable {
    /// How many appends a watcher may be behind.
    static let farthestBehind = 1_024

    private struct Listeners: Sendable {
        var next = 0
        var open: [Int: AsyncStream<[StoredEntry]>.Continuation] = [:]
        var finished = false
    }

    private let listeners = Mutex(Listeners())

    var count: Int { listeners.withLock { $0.open.count } }

    func subscribe() -> AsyncStream<[StoredEntry]> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: [StoredEntry].self, bufferingPolicy: .bufferingOldest(Self.farthestBehind))
        let number: Int? = listeners.withLock { listeners in
            guard !listeners.finished else { return nil }
            listeners.next += 1
            listeners.open[listeners.next] = continuation
            return listeners.next
        }
        guard let number else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in
            _ = self?.listeners.withLock { $0.open.removeValue(forKey: number) }
        }
        return stream
    }

    func publish(_ entries: [StoredEntry]) {
        // Ended outside of the lock: ending calls back into it.
        let dropped = listeners.withLock { listeners in
            var dropped: [AsyncStream<[StoredEntry]>.Continuation] = []
            for (number, continuation) in listeners.open {
                if case .enqueued = continuation.yield(entries) { continue }
                listeners.open[number] = nil
                dropped.append(continuation)
            }
            return dropped
        }
        for continuation in dropped { continuation.finish() }
    }

    func finish() {
        let open = listeners.withLock { listeners in
            defer { listeners.open = [:] }
            listeners.finished = true
            return Array(listeners.open.values)
        }
        for continuation in open { continuation.finish() }
    }
}
