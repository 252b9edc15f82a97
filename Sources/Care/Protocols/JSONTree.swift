/// Any JSON, kept as it was written, so that a check can speak about fields that no type expects.
indirect enum JSONTree: Sendable, Hashable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([JSONTree])
    case fields([String: JSONTree])

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var number: Double? { if case .number(let number) = self { number } else { nil } }
    var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
    var list: [JSONTree]? { if case .list(let list) = self { list } else { nil } }
    var fields: [String: JSONTree]? { if case .fields(let fields) = self { fields } else { nil } }

    /// A whole number.
    var integer: Int? { number.flatMap { Int(exactly: $0) } }

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
