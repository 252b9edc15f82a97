/// A rating scale's total, with the one item that must never be lost in it.
public struct Score: Sendable, Hashable, Codable {
    /// The scale's id, as `phq-9`.
    public let scale: String
    public let total: Double
    public let on: Day
    /// The answer to the scale's suicide item, when it has one.
    public let suicideItem: SuicideItem?

    public init(scale: String, total: Double, on: Day, suicideItem: SuicideItem? = nil) {
        self.scale = scale
        self.total = total
        self.on = on
        self.suicideItem = suicideItem
    }
}

/// How a suicide item was answered. A skipped one is an open alarm, never a missing value.
public enum SuicideItem: String, Sendable, Hashable, Codable, CaseIterable {
    case negative, positive, skipped
}

/// A clinician's note. Therapy notes are readable only by those whose role allows it.
public struct ClinicalNote: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case progress, preparation, integration, telephone, administrative
    }
    public let kind: Kind
    public let text: String

    public init(kind: Kind, text: String) {
        self.kind = kind
        self.text = text
    }
}

/// A surveillance item done outside a session, with what it showed.
public struct SurveillanceDone: Sendable, Hashable, Codable {
    public let item: String
    public let positive: Bool
    public let on: Day
    public let remark: String

    public init(item: String, positive: Bool, on: Day, remark: String) {
        self.item = item
        self.positive = positive
        self.on = on
        self.remark = remark
    }
}

/// A task that somebody finished, and what came of it.
public struct TaskCompleted: Sendable, Hashable, Codable {
    public let task: String
    public let outcome: String

    public init(task: String, outcome: String) {
        self.task = task
        self.outcome = outcome
    }
}

/// A later entry that takes an earlier one back, or puts a right one in its place. The earlier one stays readable.
public struct Correction: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Hashable, Codable {
        case enteredInError = "entered-in-error"
        case amended
    }
    /// Sequence, in the same stream, of the entry that was wrong.
    public let corrects: Int64
    public let kind: Kind
    public let reason: String
    /// For an amendment: the kind and payload of the right entry.
    public let replacement: ChartEntry?

    public init(corrects: Int64, kind: Kind, reason: String, replacement: ChartEntry?) {
        self.corrects = corrects
        self.kind = kind
        self.reason = reason
        self.replacement = replacement
    }
}

extension Correction {
    /// The entries as they count now: what was taken back is left out, what was amended stands corrected in its old place
    /// and at its old time, so that a dose amended later still sums in its order. A correction itself stays as an entry.
    public static func applied(to entries: [Entry]) -> [Entry] {
        var corrections: [Int64: Correction] = [:]
        for entry in entries {
            if case .corrected(let correction) = entry.content { corrections[correction.corrects] = correction }
        }
        guard !corrections.isEmpty else { return entries }
        return entries.compactMap { entry in
            guard let correction = corrections[entry.sequence] else { return entry }
            return correction.replacement.map {
                Entry(
                    sequence: entry.sequence, occurredAt: entry.occurredAt, recordedAt: entry.recordedAt,
                    author: entry.author, content: $0)
            }
        }
    }
}
