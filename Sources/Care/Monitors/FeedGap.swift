/// Time in which a feed said nothing. It is shown as such: the value before it is not the value during it.
public struct FeedGap: Sendable, Hashable {
    public let from: Instant
    public let until: Instant

    public init(from: Instant, until: Instant) {
        self.from = from
        self.until = until
    }

    public var minutes: Double { until.minutes(since: from) }

    /// The gaps of a feed between two moments.
    ///
    /// A feed may be late by one and a half intervals before it counts as silent, so that one lost message is no gap of its
    /// own but two in a row are.
    ///
    ///     FeedGap.gaps(in: [at0, at1, at60], every: 1, from: at0, until: at61)   // at1 to at60, in seconds
    ///
    /// - Parameters:
    ///   - moments: when values were measured, in any order.
    ///   - every: the interval at which the feed should speak, in seconds; more than 0.
    ///   - from: when it should have begun; what was measured earlier does not count.
    ///   - until: up to when it should have spoken, usually now.
    public static func gaps(
        in moments: some Sequence<Instant>, every seconds: Double, from: Instant, until: Instant
    ) -> [FeedGap] {
        guard seconds > 0, from < until else { return [] }
        let allowed = Int64((seconds * 2.5 * 1_000_000).rounded())
        let inside = moments.filter { $0 >= from && $0 <= until }.sorted()
        var gaps: [FeedGap] = []
        var last = from
        for moment in inside + [until] {
            if moment.microseconds - last.microseconds > allowed { gaps.append(FeedGap(from: last, until: moment)) }
            last = moment
        }
        return gaps
    }
}
