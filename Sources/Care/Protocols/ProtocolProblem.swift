/// Something wrong with a protocol file: where, what, and what to do about it.
public struct ProtocolProblem: Error, Sendable, Hashable, Codable {
    /// The field, as `rules[3].value`; empty when it concerns the whole file.
    public let path: String
    /// The row's id, when the problem lies in a row that has one.
    public let row: String?
    /// What is wrong, in one sentence.
    public let sentence: String
    /// What to do about it, in one sentence.
    public let remedy: String
    /// The line of the file, where reading stopped.
    public let line: Int?

    public init(path: String, row: String? = nil, sentence: String, remedy: String, line: Int? = nil) {
        self.path = path
        self.row = row
        self.sentence = sentence
        self.remedy = remedy
        self.line = line
    }

    /// The problem that a file is not JSON.
    init(_ stop: JSONReader.Stop) {
        self.init(
            path: "", sentence: "This is not JSON: reading stops in line \(stop.line). \(stop.sentence)",
            remedy: "Correct that line; look for a missing comma, quote or bracket.", line: stop.line)
    }

    /// Place, sentence and remedy in one line.
    public var text: String { "\(placed) \(remedy)" }

    /// Place and sentence.
    var placed: String {
        let place = [row, path].compactMap { $0 }.first { !$0.isEmpty }
        return (place.map { "\($0): " } ?? "") + sentence
    }
}
