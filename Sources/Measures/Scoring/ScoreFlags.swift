/// What must be seen beside a score.
public struct ScoreFlags: OptionSet, Sendable, Hashable {
    public let rawValue: UInt16

    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// A suicide item was answered with a sign of suicidality.
    public static let suicideItemPositive = ScoreFlags(rawValue: 1 << 0)
    /// A suicide item was skipped: an open alarm, never a missing value.
    public static let suicideItemMissing = ScoreFlags(rawValue: 1 << 1)
    /// Too much is missing for a total, or for the class that the answers would give.
    public static let incomplete = ScoreFlags(rawValue: 1 << 2)
    /// An item was marked "not assessed" and earns nothing.
    public static let notAssessed = ScoreFlags(rawValue: 1 << 3)
    /// Something was answered that the answers before it leave no room for.
    public static let gateContradicted = ScoreFlags(rawValue: 1 << 4)
    /// An item does not apply to this person, so the highest total is lower than on the form.
    public static let reducedMaximum = ScoreFlags(rawValue: 1 << 5)
    /// The total that came with the sheet is not what its items make.
    public static let totalMismatch = ScoreFlags(rawValue: 1 << 6)
    /// The total that came with the sheet cannot be checked, for items are missing.
    public static let totalUnverified = ScoreFlags(rawValue: 1 << 7)

    private static let named: [(flag: ScoreFlags, name: String)] = [
        (.suicideItemPositive, "suicide-item-positive"), (.suicideItemMissing, "suicide-item-missing"),
        (.incomplete, "incomplete"), (.notAssessed, "not-assessed"), (.gateContradicted, "gate-contradicted"),
        (.reducedMaximum, "reduced-maximum"), (.totalMismatch, "total-mismatch"),
        (.totalUnverified, "total-unverified"),
    ]

    /// The names of the flags, always in the same order.
    public var names: [String] { Self.named.filter { contains($0.flag) }.map(\.name) }
}
