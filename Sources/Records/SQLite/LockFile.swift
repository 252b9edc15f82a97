import Foundation

/// The promise that one process at a time writes a record: an exclusive lock on a file beside it, which the kernel
/// releases when the process ends, however it ends.
final class LockFile: Sendable {
    private let descriptor: Int32

    /// Throws `StoreError.locked` when another holder has it.
    init(beside path: String) throws {
        let lockPath = path + ".lock"
        descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StoreError.failed(reason: "\(lockPath) cannot be opened: \(String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw StoreError.locked(path: path)
        }
    }

    /// Lets the next one have it. Unlocking rather than closing counts for copies of the descriptor too, which a child
    /// process holds between fork and exec.
    func release() {
        flock(descriptor, LOCK_UN)
    }

    deinit {
        release()
        close(descriptor)
    }
}
