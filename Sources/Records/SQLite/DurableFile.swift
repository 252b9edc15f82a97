import Foundation

/// File operations that are on disk when they return.
enum DurableFile {
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func size(_ path: String) -> Int64 {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }

    /// An empty file that only its owner can read; patients' data will be in it.
    static func create(_ path: String) throws {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("create", path) }
        close(descriptor)
        try syncFolder(of: path)
    }

    static func remove(_ path: String) throws {
        if unlink(path) != 0 && errno != ENOENT { throw failure("remove", path) }
    }

    /// Moves a file to a name that is free: an existing file is never replaced.
    static func move(_ path: String, toFree target: String) throws {
        guard link(path, target) == 0 else { throw failure("create", target) }
        try remove(path)
        try syncFolder(of: target)
    }

    /// Replaces `target` in one step, so that after a crash there is the one or the other.
    static func move(_ path: String, replacing target: String) throws {
        guard rename(path, target) == 0 else { throw failure("replace", target) }
        try syncFolder(of: target)
    }

    static func sync(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("save", path) }
    }

    static func syncFolder(of path: String) throws {
        try sync((path as NSString).deletingLastPathComponent)
    }

    /// A name that is free, made of a path, a word and the smallest number.
    static func freeName(_ path: String, _ word: String) -> String {
        var number = 1
        while exists("\(path).\(word)-\(number)") { number += 1 }
        return "\(path).\(word)-\(number)"
    }

    static func absolute(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.path
    }

    static func failure(_ verb: String, _ path: String) -> StoreError {
        let error = errno
        let reason = "Cannot \(verb) \(path): \(String(cString: strerror(error)))"
        return error == ENOSPC || error == EDQUOT || error == EFBIG ? .full(reason: reason) : .failed(reason: reason)
    }
}
