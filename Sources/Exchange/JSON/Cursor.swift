import Care

/// A JSON object and where it stands in its document, so that every refusal can name the field.
///
/// A field that is absent, null or an empty text reads as nil; one of the wrong kind is refused.
struct Cursor: Sendable {
    let fields: [String: JSON]
    /// As `Bundle.entry[3].resource`.
    let path: String
    /// The day of reading: no event may lie after it.
    let today: Day

    init(_ value: JSON, path: String, today: Day) throws {
        guard case .object(let fields) = value else {
            throw Refusal.wrongKind(at: path, expected: "an object", found: value)
        }
        self.fields = fields
        self.path = path
        self.today = today
    }

    func has(_ key: String) -> Bool {
        switch fields[key] {
        case nil, .null: false
        default: true
        }
    }

    func path(_ key: String) -> String { "\(path).\(key)" }

    func object(_ key: String) throws -> Cursor? {
        guard let value = fields[key], value != .null else { return nil }
        return try Cursor(value, path: path(key), today: today)
    }

    /// The objects of a list; nulls in it are passed over.
    func list(_ key: String) throws -> [Cursor] {
        var cursors: [Cursor] = []
        for (index, value) in try values(key).enumerated() where value != .null {
            cursors.append(try Cursor(value, path: "\(path(key))[\(index)]", today: today))
        }
        return cursors
    }

    func strings(_ key: String) throws -> [String] {
        var texts: [String] = []
        for (index, value) in try values(key).enumerated() where value != .null {
            guard case .string(let text) = value else {
                throw Refusal.wrongKind(at: "\(path(key))[\(index)]", expected: "a text", found: value)
            }
            texts.append(text.trimmed)
        }
        return texts.filter { !$0.isEmpty }
    }

    private func values(_ key: String) throws -> [JSON] {
        guard let value = fields[key], value != .null else { return [] }
        guard case .list(let values) = value else {
            throw Refusal.wrongKind(at: path(key), expected: "a list", found: value)
        }
        return values
    }

    func string(_ key: String) throws -> String? {
        guard let value = fields[key], value != .null else { return nil }
        guard case .string(let text) = value else {
            throw Refusal.wrongKind(at: path(key), expected: "a text", found: value)
        }
        let trimmed = text.trimmed
        return trimmed.isEmpty ? nil : trimmed
    }

    func flag(_ key: String) throws -> Bool? {
        guard let value = fields[key], value != .null else { return nil }
        guard case .flag(let flag) = value else {
            throw Refusal.wrongKind(at: path(key), expected: "true or false", found: value)
        }
        return flag
    }

    /// No measurement, dose or score comes near this; a number beyond it is a slip or an attack.
    static let largestNumber = 1e12

    func number(_ key: String) throws -> Double? {
        guard let value = fields[key], value != .null else { return nil }
        guard case .number(let number) = value else {
            throw Refusal.wrongKind(at: path(key), expected: "a number", found: value)
        }
        guard number.isFinite, abs(number) <= Cursor.largestNumber else {
            throw Refusal.numberOutOfRange(at: path(key))
        }
        return number
    }

    /// The latest day that a date can mean; refused when that cannot be on or before today.
    func day(_ key: String) throws -> Day? {
        guard let text = try string(key) else { return nil }
        let date = try FHIRDate(text, at: path(key))
        guard let day = date.latestDay(notAfter: today) else {
            throw Refusal.futureDate(at: path(key), text: text, today: today)
        }
        return day
    }

    /// The latest day that a date can mean, for plans and ends, which may lie ahead.
    func plannedDay(_ key: String) throws -> Day? {
        guard let text = try string(key) else { return nil }
        return try FHIRDate(text, at: path(key)).latest
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmed: String {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = lastIndex { !$0.isWhitespace }.map(index(after:)) ?? start
        return String(self[start..<end])
    }
}
