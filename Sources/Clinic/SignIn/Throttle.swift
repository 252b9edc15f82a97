import Care

/// Consecutive failures from one place against one thing, and how long they make the next attempt wait.
struct FailureCount: Sendable, Hashable, Codable {
    private(set) var failures = 0
    private(set) var last: Instant?

    mutating func fail(at now: Instant) {
        failures += 1
        last = now
    }

    /// Takes one back: the attempt turned out right, or could not be judged.
    mutating func forgive() { failures = max(0, failures - 1) }

    /// Minutes to wait from the last failure: none before `free` failures, then 15 seconds doubling up to 15 minutes.
    func delayMinutes(free: Int) -> Double {
        guard failures >= free else { return 0 }
        let doublings = min(failures - free, 10)
        return min(15, 0.25 * Double(1 << doublings))
    }

    /// When the next attempt may be made; nil when at once.
    ///
    /// After the clock was set back the wait is not known, and one attempt is let through: its failure is counted at the
    /// new time, so that waiting begins again and nobody is kept out for as long as the clock went back.
    func waitsUntil(free: Int, now: Instant) -> Instant? {
        guard let last, now >= last else { return nil }
        let until = last.adding(minutes: delayMinutes(free: free))
        return now < until ? until : nil
    }
}

/// Failures against one account.
///
/// Places that the account has signed in from before count for themselves, and all other places count together. So
/// someone who guesses from elsewhere cannot keep the real user out for longer than the real user's own failures
/// would: 15 minutes at most.
struct AccountThrottle: Sendable, Hashable, Codable {
    /// Failures that are free of delay.
    static let free = 5
    /// Consecutive failures after which a place may try no more until the password is reset (SP 800-63B section 3.2.2).
    static let limit = 100
    /// How many places are remembered.
    static let rememberedSources = 8

    private(set) var elsewhere = FailureCount()
    private(set) var known: [String: FailureCount] = [:]
    /// The known places, the most lately used last.
    private var order: [String] = []

    func isExhausted(from source: String) -> Bool { count(from: source).failures >= Self.limit }

    func waitsUntil(from source: String, now: Instant) -> Instant? {
        count(from: source).waitsUntil(free: Self.free, now: now)
    }

    mutating func fail(from source: String, at now: Instant) {
        if known[source] != nil {
            known[source]?.fail(at: now)
        } else {
            elsewhere.fail(at: now)
        }
    }

    mutating func forgive(_ source: String) {
        if known[source] != nil {
            known[source]?.forgive()
        } else {
            elsewhere.forgive()
        }
    }

    /// A sign-in succeeded: what failed from there is forgotten, what fails elsewhere is not.
    mutating func succeed(from source: String) {
        if known[source] == nil { elsewhere = FailureCount() }
        known[source] = FailureCount()
        order.removeAll { $0 == source }
        order.append(source)
        if order.count > Self.rememberedSources { known[order.removeFirst()] = nil }
    }

    private func count(from source: String) -> FailureCount { known[source] ?? elsewhere }
}

/// Failures from one source address against any account. The whole clinic may share one address, so more are free.
struct SourceThrottle: Sendable, Hashable {
    static let free = 20
    private var count = FailureCount()

    func waitsUntil(now: Instant) -> Instant? { count.waitsUntil(free: Self.free, now: now) }

    mutating func fail(at now: Instant) {
        // A quiet quarter of an hour clears it: a clinic's slips over a week are no attack.
        if let last = count.last, now.minutes(since: last) > 15 { count = FailureCount() }
        count.fail(at: now)
    }

    mutating func forgive() { count.forgive() }

    func isStale(now: Instant) -> Bool { count.last.map { now.minutes(since: $0) > 15 } ?? true }
}
