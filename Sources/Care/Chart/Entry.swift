/// One signed, dated, immutable line of a chart, as it was recorded.
public struct Entry: Sendable, Hashable {
    /// Order within its stream, from 1. Entries are ordered by this, never by a clock.
    public let sequence: Int64
    /// When it happened, as its author says.
    public let occurredAt: Instant
    /// When it was recorded.
    public let recordedAt: Instant
    public let author: PersonID
    public let content: ChartEntry

    public init(sequence: Int64, occurredAt: Instant, recordedAt: Instant, author: PersonID, content: ChartEntry) {
        self.sequence = sequence
        self.occurredAt = occurredAt
        self.recordedAt = recordedAt
        self.author = author
        self.content = content
    }
}
