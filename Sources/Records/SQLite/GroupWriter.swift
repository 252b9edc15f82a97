import Dispatch
import GRDB
import GRDBSQLite
import Synchronization

/// The one writer. Tasks put their appends in line and wait; the writer takes all that is in line, commits it as one
/// transaction, and only then answers each.
///
/// After an error of the disk nothing is written any more: what a failed fsync left behind is unknown, and trying
/// again could acknowledge what is not there.
final class GroupWriter: Sendable {
    typealias Answer = Result<WriteAnswer, StoreError>

    /// Bounds how long the first of a group waits for the last.
    private static let largestGroup = 512

    /// Below it a commit is too quick to wait for others, in nanoseconds above it never more than this.
    private static let shortestPatience = Duration.microseconds(100)
    private static let longestPatience = 2_000_000

    private struct Waiting: Sendable {
        let append: PreparedAppend
        let continuation: UnsafeContinuation<Answer, Never>
    }

    private struct Line: Sendable {
        var waiting: [Waiting] = []
        var draining = false
        /// How many must wait for the writer to be told; none, unless it gathers.
        var awaited = Int.max
        var refusal: StoreError?

        /// The next group, in order; empty when nobody waits.
        mutating func next() -> [Waiting] {
            var group: [Waiting] = []
            if waiting.count <= largestGroup {
                swap(&group, &waiting)
            } else {
                group = Array(waiting[..<largestGroup])
                waiting.removeFirst(largestGroup)
            }
            draining = !group.isEmpty
            return group
        }
    }

    private let pool: DatabasePool
    private let projections: [any Projection]
    private let subscribers: Subscribers
    private let checkpoint = Checkpoint()
    private let gathered = DispatchSemaphore(value: 0)
    private let answering = DispatchQueue(label: "records.answering")
    private let line = Mutex(Line())
    private let ends = Mutex(ChainEnds())

    init(pool: DatabasePool, projections: [any Projection], subscribers: Subscribers) {
        self.pool = pool
        self.projections = projections
        self.subscribers = subscribers
        pool.writeWithoutTransaction { checkpoint.watch($0) }
    }

    func append(_ append: PreparedAppend) async throws -> WriteAnswer {
        try await withUnsafeContinuation { continuation in
            let (refusal, start): (StoreError?, Bool) = line.withLock { line in
                if let refusal = line.refusal { return (refusal, false) }
                line.waiting.append(Waiting(append: append, continuation: continuation))
                if line.waiting.count == line.awaited { gathered.signal() }
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
    ) async throws -> Value {
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
                self.answering.async { continuation.resume() }
            }
        }
    }

    // MARK: On the writer's queue

    private func drain(_ database: Database) {
        while true {
            let group = line.withLock { $0.next() }
            if group.isEmpty { return }
            // After a failed disk, what was already in line is refused too.
            if let refusal = line.withLock({ $0.refusal }), refusal != .closed {
                for waiting in group { waiting.continuation.resume(returning: .failure(refusal)) }
                continue
            }
            let start = ContinuousClock.now
            let answers = commit(group, on: database)
            let wait = ContinuousClock.now - start
            publish(answers)
            if group.count == 1 {
                answer(group, answers)
            } else {
                // On a queue of its own, so that the next group is written while this one is answered.
                answering.async { self.answer(group, answers) }
            }
            do { try checkpoint.runIfDue(on: database) } catch { _ = refuseAfter(error) }
            if group.count > 1 { gather(group.count, within: wait / 4) }
        }
    }

    /// Those who were just answered will soon be back: when the disk is slow, waiting a little for them makes one commit
    /// of two.
    private func gather(_ count: Int, within patience: Duration) {
        guard patience > Self.shortestPatience else { return }
        let isShort = line.withLock { line in
            guard line.waiting.count < count, line.refusal == nil else { return false }
            line.awaited = count
            return true
        }
        guard isShort else { return }
        let nanoseconds = Int(patience.components.attoseconds / 1_000_000_000)
        _ = gathered.wait(timeout: .now() + .nanoseconds(min(nanoseconds, Self.longestPatience)))
        line.withLock { $0.awaited = .max }
    }

    private func publish(_ answers: [Answer]) {
        guard subscribers.count > 0 else { return }
        for case .success(let answer) in answers {
            if case .appended(let entries) = answer.result, !entries.isEmpty { subscribers.publish(entries) }
        }
    }

    private func answer(_ group: [Waiting], _ answers: [Answer]) {
        for (waiting, answer) in zip(group, answers) { waiting.continuation.resume(returning: answer) }
    }

    private func commit(_ group: [Waiting], on database: Database) -> [Answer] {
        ends.withLock { ends in
            do {
                do {
                    return try write(group, hasSavepoints: false, &ends, on: database)
                } catch is AppendTransaction.Spoiled {
                    return try write(group, hasSavepoints: true, &ends, on: database)
                }
            } catch {
                let failure = refuseAfter(error)
                return group.map { _ in .failure(failure) }
            }
        }
    }

    /// Writes a group as one transaction. After an error nothing of it stands and the ends are forgotten.
    private func write(
        _ group: [Waiting], hasSavepoints: Bool, _ ends: inout ChainEnds, on database: Database
    ) throws -> [Answer] {
        // Handed over rather than shared, so that the ends change in place.
        let known = ends
        ends = ChainEnds()
        do {
            let transaction = try AppendTransaction(
                ends: known, projections: projections, hasSavepoints: hasSavepoints, database: database)
            var answers: [Answer] = []
            answers.reserveCapacity(group.count)
            for waiting in group {
                do {
                    answers.append(.success(try transaction.apply(waiting.append)))
                } catch  where sqlite3_get_autocommit(database.sqliteConnection) == 0 && !Self.endsGroup(error) {
                    answers.append(.failure(StoreError(error)))
                }
            }
            try transaction.finish()
            ends = transaction.takeEnds()
            return answers
        } catch {
            if sqlite3_get_autocommit(database.sqliteConnection) == 0 {
                try? database.statement("ROLLBACK").run()
            }
            throw error
        }
    }

    private static func endsGroup(_ error: any Error) -> Bool {
        error is AppendTransaction.Spoiled || SQLiteFault.isOfDisk(error)
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
