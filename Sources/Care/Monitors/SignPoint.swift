/// One measured value on the time line of a session.
public struct SignPoint: Sendable, Hashable {
    /// When it was measured, by the monitor's clock.
    public let at: Instant
    /// When it reached the clinic, by the clinic's clock.
    public let receivedAt: Instant
    public let value: Double
    public let channel: String

    public init(at: Instant, receivedAt: Instant, value: Double, channel: String) {
        self.at = at
        self.receivedAt = receivedAt
        self.value = value
        self.channel = channel
    }
}

/// What the values of a stretch of time were: what a chart draws when there are more values than it has room for.
public struct SignStretch: Sendable, Hashable {
    /// When the stretch begins.
    public let from: Instant
    public let lowest: Double
    public let highest: Double
    public let last: Double
    public let count: Int

    /// Points in any order as stretches of equal length, oldest first; stretches without a value are left out.
    ///
    /// - Parameter seconds: the length of a stretch; more than 0.
    public static func stretches(of points: some Sequence<SignPoint>, every seconds: Double) -> [SignStretch] {
        let length = Int64((seconds * 1_000_000).rounded())
        guard length > 0 else { return [] }
        var result: [SignStretch] = []
        for point in points.sorted(by: { $0.at < $1.at }) {
            let remainder = point.at.microseconds % length
            let start = point.at.microseconds - (remainder < 0 ? remainder + length : remainder)
            if let open = result.last, open.from.microseconds == start {
                result[result.count - 1] = SignStretch(
                    from: open.from, lowest: min(open.lowest, point.value), highest: max(open.highest, point.value),
                    last: point.value, count: open.count + 1)
            } else {
                result.append(
                    SignStretch(
                        from: Instant(microseconds: start), lowest: point.value, highest: point.value,
                        last: point.value, count: 1))
            }
        }
        return result
    }
}
