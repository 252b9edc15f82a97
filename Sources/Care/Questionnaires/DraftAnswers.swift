/// Answers as they arrive one by one, before the sheet is sent: over a bad line, late, twice or out of order.
///
/// Each change of an answer carries a number that its page counts up. Of two changes to one question the higher number
/// stands, whichever arrives first; the same change twice is one.
public struct DraftAnswers: Sendable, Hashable, Codable {
    public struct Kept: Sendable, Hashable, Codable {
        /// Nil when the answer was taken back.
        public let value: Int?
        public let sequence: Int

        public init(value: Int?, sequence: Int) {
            self.value = value
            self.sequence = sequence
        }
    }

    public private(set) var items: [String: Kept] = [:]

    public init() {}

    /// The highest number used, from which a page that is opened again counts on.
    public var sequence: Int { items.values.map(\.sequence).max() ?? 0 }

    /// The answers that stand, by the item's id.
    public var values: [String: Int] { items.compactMapValues(\.value) }

    /// Takes a change in.
    ///
    /// - Returns: False when a later change of the same question is known already; nothing is then changed.
    @discardableResult
    public mutating func take(_ value: Int?, to item: String, sequence: Int) -> Bool {
        if let known = items[item], known.sequence >= sequence { return false }
        items[item] = Kept(value: value, sequence: sequence)
        return true
    }
}
