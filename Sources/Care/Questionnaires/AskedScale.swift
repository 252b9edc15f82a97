/// A scale as the schedule must know it: what it is called, and how it can be answered with what this clinic has of it.
public struct AskedScale: Sendable, Hashable {
    public enum Way: String, Sendable, Hashable, CaseIterable {
        /// Its words are here and the patient rates it: by link, on a tablet or read out.
        case patient
        /// The patient does it, on a device of the clinic alone.
        case device
        /// Its words are here and a clinician rates it.
        case rating
        /// Its words are not here: staff enter the total of the clinic's own form.
        case total

        /// True when it is the patient who answers.
        public var isPatients: Bool { self == .patient || self == .device }
    }

    /// As `phq-9`.
    public let id: String
    /// As `PHQ-9`.
    public let title: String
    public let way: Way

    public init(id: String, title: String, way: Way) {
        self.id = id
        self.title = title
        self.way = way
    }
}
