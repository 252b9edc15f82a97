import Foundation

/// What a form said: fields by name, several values for ticked boxes, and at most a few small files.
struct Form: Sendable {
    private var fields: [String: [String]] = [:]
    private(set) var files: [String: Data] = [:]

    init() {}

    /// The first value of a field without spaces around it; empty when it was not sent.
    subscript(_ name: String) -> String {
        (fields[name]?.first ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// A field that must not be touched, such as a password.
    func exactly(_ name: String) -> String { fields[name]?.first ?? "" }

    func all(_ name: String) -> [String] { fields[name] ?? [] }

    var names: some Collection<String> { fields.keys }

    func isTicked(_ name: String) -> Bool { fields[name]?.contains("yes") ?? false }

    /// Nil when the field was left empty.
    func optional(_ name: String) -> String? {
        let value = self[name]
        return value.isEmpty ? nil : value
    }

    /// Names and values in order, without what differs between two posts of one form: the bytes a command's digest covers.
    var words: String {
        fields.keys.sorted().filter { $0 != FormFrame.tokenName && !$0.lowercased().contains("password") }
            .map { name in "\(name)=\((fields[name] ?? []).joined(separator: "\u{1F}"))" }
            .joined(separator: "\u{1E}")
    }

    mutating func add(_ value: String, to name: String) { fields[name, default: []].append(value) }

    mutating func add(_ file: Data, to name: String) { files[name] = file }

    /// Reads `application/x-www-form-urlencoded`.
    init(urlEncoded body: String) {
        for pair in body.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = Form.decoded(parts[0])
            add(parts.count > 1 ? Form.decoded(parts[1]) : "", to: name)
        }
    }

    static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var iterator = text.utf8.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = iterator.next().flatMap(hexDigit), let low = iterator.next().flatMap(hexDigit) else {
                    return String(decoding: bytes, as: UTF8.self)
                }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}
