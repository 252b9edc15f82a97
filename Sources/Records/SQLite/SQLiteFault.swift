import Foundation
import GRDB
import GRDBSQLite

/// An error of SQLite with all that is needed to tell a full disk from a failing one.
struct SQLiteFault: Error {
    enum Kind: Equatable {
        /// No space: nothing was kept, a later write may succeed.
        case full
        /// The disk or the file failed: after a failed fsync nobody knows what is on disk, so nothing is tried again.
        case device
        /// The connection may not write.
        case readOnly
        case other
    }

    let code: Int32
    let systemError: Int32
    let message: String

    init(code: Int32, systemError: Int32, message: String) {
        self.code = code
        self.systemError = systemError
        self.message = message
    }

    /// The last error of a connection.
    init(connection: OpaquePointer?) {
        code = sqlite3_extended_errcode(connection)
        systemError = sqlite3_system_errno(connection)
        message = String(cString: sqlite3_errmsg(connection))
    }

    init(_ error: DatabaseError, connection: OpaquePointer? = nil) {
        code = error.extendedResultCode.rawValue
        systemError = connection.map { sqlite3_system_errno($0) } ?? 0
        message = error.message ?? "error \(error.extendedResultCode.rawValue)"
    }

    var kind: Kind {
        switch code & 0xFF {
        case SQLITE_FULL: .full
        // SQLite answers FULL for most writes without space, but not when the shared-memory file cannot grow or when
        // a file-size limit or a quota stops the write.
        case SQLITE_IOERR: Self.withoutSpace.contains(systemError) && !isSync ? .full : .device
        case SQLITE_CORRUPT, SQLITE_NOTADB: .device
        case SQLITE_READONLY: .readOnly
        default: .other
        }
    }

    /// True for an error after which nothing more of a transaction can be written.
    static func isOfDisk(_ error: any Error) -> Bool { (error as? SQLiteFault).map { $0.kind != .other } ?? false }

    private static let withoutSpace: Set<Int32> = [ENOSPC, EDQUOT, EFBIG]

    private var isSync: Bool {
        code == SQLITE_IOERR | (4 << 8) || code == SQLITE_IOERR | (5 << 8)  // SQLITE_IOERR_FSYNC, _DIR_FSYNC
    }

    var reason: String {
        let system = systemError == 0 ? "" : ": " + String(cString: strerror(systemError))
        return "\(message)\(kind == .device || kind == .full ? system : "") [SQLite \(code)]"
    }

    var storeError: StoreError {
        switch kind {
        case .full: .full(reason: reason)
        case .readOnly: .readOnly(reason: reason)
        case .device where code & 0xFF != SQLITE_IOERR: .damaged(reason: reason)
        case .device, .other: .failed(reason: reason)
        }
    }
}

extension StoreError {
    /// Any error of a database access as the one error this module throws.
    init(_ error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case let fault as SQLiteFault: self = fault.storeError
        case let error as DatabaseError where error.message == "Connection is closed": self = .closed
        case let error as DatabaseError: self = SQLiteFault(error).storeError
        case is CancellationError: self = .failed(reason: "the task that asked was cancelled")
        default: self = .failed(reason: "\(error)")
        }
    }
}
