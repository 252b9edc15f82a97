/// Any JSON, kept as it was written, so that a check can speak about fields that no definition has.
indirect enum DefinitionTree: Sendable, Hashable, Decodable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([DefinitionTree])
    case fields([String: DefinitionTree])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([DefinitionTree].self) {
            self = .list(list)
        } else {
            self = .fields(try container.decode([String: DefinitionTree].self))
        }
    }

    /// What it is, for a sentence.
    var noun: String {
        switch self {
        case .null: "null"
        case .flag: "a yes or no"
        case .number: "a number"
        case .text: "a text"
        case .list: "a list"
        case .fields: "an object"
        }
    }
}
