import Foundation
import GRDB
import GRDBSQLite
import Synchronization

/// The one writer. Tasks put their appends in line and wait; the writer takes all that is in line, commits it as one
/// transaction, and only then answers each.
///
/// After an error of the disk nothing is written any more: what a failed fsync left behind is unknown, and trying
/// again could acknowledge what is not there.
final class GroupWriter: Sendable {
    typealias Answer = Result<AppendResult, StoreError>

    /// Bounds how long the first of a group waits for the last.
    private static let largestGroup = 512

    private struct Waiting: Sendable {
        let append: PreparedAppend
        let continuation: CheckedContinuation<Answer, Never>
    }

    private struct Line: Sendable {
        var waiting: [Waiting] = []
        var draining = false
        var refusal: StoreError?
    }

    private let pool: DatabasePool
    private let projections: [any Projection]
    private let subscribers: Subscribers
    private let checkpoint: Checkpoint
    private let line = Mutex(Line())
    private let ends = Mutex(ChainEnds())

    init(pool: DatabasePool, projections: [any Projection], subscribers: Subscribers) {
        self.pool = pool
        self.projections = projections
        self.subscribers = subscribers
        checkpoint = Checkpoint(path: pool.path)
    }

    func append(_ append: PreparedAppend) async throws(StoreError) -> AppendResult {
        try await withCheckedContinuation { continuation in
            let (refusal, start): (StoreError?, Bool) = line.withLock { line in
                if let refusal = line.refusal { return (refusal, false) }
                line.waiting.append(Waiting(append: append, continuation: continuation))
                defer { line.draining = true }
                return (nil, !line.draining)
            }
            if let refusal { continuation.resume(returning: .failure(refusal)) }
            if start { pool.asyncWriteWithoutTransaction { self.drain($0) } }
        }.get()
    }

    /// Runs other work between two groups.
    func perform<Value: Sendable>(
        _ work: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        let result: Result<Value, StoreError> = await withCheckedContinuation { continuation in
            pool.asyncWriteWithoutTransaction { database in
                if let refusal = self.line.withLock({ $0.refusal }) {
                    continuation.resume(returning: .failure(refusal))
                    return
                }
                let result = Result { try work(database) }.mapError { self.refuseAfter($0) }
                continuation.resume(returning: result)
            }
        }
        return try result.get()
    }

    /// Refuses every later append. The first refusal stands.
    func stop(_ refusal: StoreError) {
        line.withLock { $0.refusal = $0.refusal ?? refusal }
    }

    /// Answers what was in line before `stop`, then moves the log into the file.
    func finish() async {
        await withCheckedContinuation { continuation in
            pool.asyncWriteWithoutTransaction { database in
                // A failed disk is left alone: the log is all that is known to be good.
                if self.line.withLock({ $0.refusal }) == .closed { try? self.checkpoint.run(on: database) }
                continuation.resume()
            }
        }
    }

    // MARK: On the writer's queue

    private func drain(_ database: Database) {
        while true {
            let group = line.withLock { line in
                let group = line.waiting.prefix(Self.largestGroup)
                line.waiting.removeFirst(group.count)
                line.draining = !group.isEmpty
                return group
            }
            if group.isEmpty { return }
            // After a failed disk, what was already in line is refused too.
            if let refusal = line.withLock({ $0.refusal }), refusal != .closed {
                for waiting in group { waiting.continuation.resume(returning: .failure(refusal)) }
                continue
            }
            let answers = commit(group, on: database)
            for answer in answers {
                if case .success(.appended(let entries)) = answer, !entries.isEmpty { subscribers.publish(entries) }
            }
            for (waiting, answer) in zip(group, answers) { waiting.continuation.resume(returning: answer) }
            do { try checkpoint.runIfDue(on: database) } catch { _ = refuseAfter(error) }
        }
    }

    private func commit(_ group: ArraySlice<Waiting>, on database: Database) -> [Answer] {
        ends.withLock { ends in
            do {
                let transaction = try AppendTransaction(ends: ends, projections: projections, database: database)
                var answers: [Answer] = []
                for waiting in group {
                    do {
                        answers.append(.success(try transaction.apply(waiting.append)))
                    } catch  where sqlite3_get_autocommit(database.sqliteConnection) == 0 && !Self.endsGroup(error) {
                        answers.append(.failure(StoreError(error)))
                    }
                }
                try transaction.finish()
                ends = transaction.ends
                return answers
            } catch {
                if sqlite3_get_autocommit(database.sqliteConnection) == 0 {
                    try? database.statement("ROLLBACK").run()
                }
                ends = ChainEnds()
                let failure = refuseAfter(error)
                return group.map { _ in .failure(failure) }
            }
        }
    }

    private static func endsGroup(_ error: any Error) -> Bool {
        (error as? SQLiteFault).map { $0.kind != .other } ?? false
    }

    /// The error to answer with; after one of the disk, the refusal of everything later.
    private func refuseAfter(_ error: any Error) -> StoreError {
        guard let fault = error as? SQLiteFault, fault.kind == .device else { return StoreError(error) }
        let refusal = StoreError.readOnly(
            reason: "the disk or the file failed: \(fault.reason). Check the disk, then start the program again")
        stop(refusal)
        return refusal
    }
}
