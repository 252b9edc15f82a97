import Records

/// Why something that was asked for is not on disk, as far as a person needs to know.
public enum NotSaved: Sendable, Hashable {
    /// No space left; service resumes when there is.
    case full
    /// Somebody else wrote first.
    case conflict
    /// The form was used for something else before.
    case reused
    /// The disk failed: the record is read-only until the server is started again.
    case readOnly
    /// The record could not be read or written for another reason.
    case unavailable

    /// Nil when the error did not come from the record.
    public init?(_ error: any Error) {
        guard let error = error as? StoreError else { return nil }
        switch error {
        case .full: self = .full
        case .conflict, .stateChanged: self = .conflict
        case .commandReused, .invalid: self = .reused
        case .readOnly: self = .readOnly
        case .locked, .newerSchema, .migration, .projection, .damaged, .backup, .closed, .failed: self = .unavailable
        }
    }
}
