import Foundation

/// Any JSON, kept as it was written, so that a check can speak about fields that no type expects.
indirect enum JSONTree: Sendable, Hashable, Decodable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([JSONTree])
    case fields([String: JSONTree])

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
        } else if let list = try? container.decode([JSONTree].self) {
            self = .list(list)
        } else {
            self = .fields(try container.decode([String: JSONTree].self))
        }
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var number: Double? { if case .number(let number) = self { number } else { nil } }
    var list: [JSONTree]? { if case .list(let list) = self { list } else { nil } }
    var fields: [String: JSONTree]? { if case .fields(let fields) = self { fields } else { nil } }

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

    /// Reads bytes as JSON, or says in one problem why they are none.
    static func read(_ data: Data) -> Result<JSONTree, ProtocolProblem> {
        do {
            return .success(try JSONDecoder().decode(JSONTree.self, from: data))
        } catch {
            let place = line(in: String(describing: error))
            return .failure(
                ProtocolProblem(
                    path: "", sentence: "This is not JSON\(place.map { ": reading stops in line \($0)" } ?? "").",
                    remedy: "Look for a missing comma, quote or bracket there; the file is UTF-8 text.", line: place))
        }
    }

    /// The line that Foundation's message names ("around line 3, column 5").
    private static func line(in message: String) -> Int? {
        message.firstMatch(of: /line (\d+)/).flatMap { Int($0.output.1) }
    }
}
