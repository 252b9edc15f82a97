import Crypto
import Foundation

/// A line at the end of a backup with the digest of everything before it, so that one changed bit anywhere in the
/// file is found, also where the database holds nothing. SQLite ignores what follows its last page.
enum BackupSeal {
    private static let beginning = "halcyon backup sha256 "
    static let length = beginning.utf8.count + 2 * SHA256.byteCount + 1
    private static let chunk = 1 << 20

    /// Seals a file and puts it on disk.
    static func seal(_ path: String) throws {
        let line = try line(of: path, bytes: DurableFile.size(path), copyingTo: nil)
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
        guard descriptor >= 0 else { throw DurableFile.failure("open", path) }
        defer { close(descriptor) }
        try write(line[...], to: descriptor, path)
        guard fsync(descriptor) == 0 else { throw DurableFile.failure("save", path) }
    }

    /// Throws `StoreError.backup` unless the file is exactly what was sealed. With `copy`, writes what was sealed to a
    /// new file there and puts it on disk.
    static func check(_ path: String, copyingTo copy: String? = nil) throws {
        guard DurableFile.exists(path) else { throw StoreError.backup(reason: "There is no backup \(path).") }
        let bytes = DurableFile.size(path) - Int64(length)
        guard bytes > 0, try read(path, from: bytes).starts(with: beginning.utf8) else {
            throw StoreError.backup(
                reason: "\(path) is not a whole backup: it does not end with its seal. Use another one.")
        }
        guard try line(of: path, bytes: bytes, copyingTo: copy) == read(path, from: bytes) else {
            throw StoreError.backup(
                reason: "\(path) was changed after it was made: its seal does not fit. Use another one.")
        }
    }

    private static func line(of path: String, bytes: Int64, copyingTo copy: String?) throws -> [UInt8] {
        let source = open(path, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { throw DurableFile.failure("open", path) }
        defer { close(source) }
        var target: Int32 = -1
        if let copy {
            target = open(copy, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard target >= 0 else { throw DurableFile.failure("create", copy) }
        }
        defer { if target >= 0 { close(target) } }
        var hasher = SHA256()
        var left = bytes
        var buffer = [UInt8](repeating: 0, count: chunk)
        while left > 0 {
            let count = Foundation.read(source, &buffer, Int(min(left, Int64(chunk))))
            guard count > 0 else { throw DurableFile.failure("read", path) }
            buffer.withUnsafeBytes { hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            if let copy { try write(buffer[..<count], to: target, copy) }
            left -= Int64(count)
        }
        if let copy, fsync(target) != 0 { throw DurableFile.failure("save", copy) }
        let digits = hasher.finalize().map { byte in
            let text = String(byte, radix: 16)
            return byte < 16 ? "0" + text : text
        }
        return Array("\(beginning)\(digits.joined())\n".utf8)
    }

    private static func read(_ path: String, from offset: Int64) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw DurableFile.failure("open", path) }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: length)
        guard pread(descriptor, &buffer, length, off_t(offset)) == length else {
            throw DurableFile.failure("read", path)
        }
        return buffer
    }

    private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32, _ path: String) throws {
        var left = bytes
        while !left.isEmpty {
            let count = left.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw DurableFile.failure("write", path) }
            left = left.dropFirst(count)
        }
    }
}
