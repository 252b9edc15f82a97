/// Why the store did not do what it was asked. `description` is one sentence a person can act on.
public enum StoreError: Error, Sendable, Equatable {
    /// Someone else wrote to the stream first.
    case conflict(stream: StreamName, expected: Int64, actual: Int64)
    /// The command identifier was used before for something else.
    case commandReused(id: String)
    /// A `StateChange.require` did not hold.
    case stateChanged(key: String)
    /// The entry, key or query cannot be stored as given.
    case invalid(reason: String)
    /// No space left. Nothing of the write was kept; the next write tries again.
    case full(reason: String)
    /// The disk failed or the store was opened for reading: nothing can be written until it is opened again.
    case readOnly(reason: String)
    /// Another process has this record open for writing.
    case locked(path: String)
    /// The file was written by a newer version of the program.
    case newerSchema(found: Int, known: Int)
    /// The file could not be brought to this version; it was left as it was.
    case migration(reason: String)
    /// A projection refused an entry.
    case projection(name: String, reason: String)
    /// What is stored is not what was written.
    case damaged(reason: String)
    /// A backup or a restore was not made.
    case backup(reason: String)
    /// The store was closed.
    case closed
    /// The database answered with an error that none of the others names.
    case failed(reason: String)
}

extension StoreError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .conflict(let stream, let expected, let actual):
            "Someone else wrote to \(stream) first: it stands at entry \(actual), not \(expected). Load it again."
        case .commandReused(let id): "Command \(id) was already used for something else. Use a new identifier."
        case .stateChanged(let key): "\(key) was changed by someone else. Load it again."
        case .invalid(let reason): reason
        case .full(let reason): "NOT saved: no space left on the disk (\(reason)). Free some space and try again."
        case .readOnly(let reason): "NOT saved: the record is read-only (\(reason))."
        case .locked(let path):
            "The record in \(path) is open in another process. Stop that one first: only one may write."
        case .newerSchema(let found, let known):
            "The record has format \(found), this program knows up to \(known). Start a newer version of the program."
        case .migration(let reason): "The record could not be brought to this version and was left as it was: \(reason)"
        case .projection(let name, let reason): "NOT saved: the list \(name) could not be kept up to date: \(reason)"
        case .damaged(let reason): "The record is damaged: \(reason)"
        case .backup(let reason): reason
        case .closed: "The record was closed."
        case .failed(let reason): "The database failed: \(reason)"
        }
    }
}
