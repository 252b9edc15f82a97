/// A JSON value as it was written, before anything is known of its meaning.
enum JSON: Sendable, Hashable {
    case null
    case flag(Bool)
    case number(Double)
    case string(String)
    case list([JSON])
    case object([String: JSON])

    /// What a person calls this kind of value.
    var kind: String {
        switch self {
        case .null: "null"
        case .flag: "true or false"
        case .number: "a number"
        case .string: "a text"
        case .list: "a list"
        case .object: "an object"
        }
    }
}

extension JSON: Decodable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let depth = decoder.codingPath.count
        if container.decodeNil() {
            self = .null
        } else if let text = try JSON.attempt(depth, { try container.decode(String.self) }) {
            self = .string(text)
        } else if let fields = try JSON.attempt(depth, { try container.decode([String: JSON].self) }) {
            self = .object(fields)
        } else if let items = try JSON.attempt(depth, { try container.decode([JSON].self) }) {
            self = .list(items)
        } else if let flag = try JSON.attempt(depth, { try container.decode(Bool.self) }) {
            self = .flag(flag)
        } else {
            self = .number(try container.decode(Double.self))
        }
    }

    /// Nil when the value here is of another kind; an error below it is passed on.
    private static func attempt<Value>(_ depth: Int, _ decode: () throws -> Value) throws -> Value? {
        do {
            return try decode()
        } catch DecodingError.typeMismatch(_, let context) where context.codingPath.count <= depth {
            return nil
        }
    }
}
