import ArgumentParser
import Foundation

/// How a command prints its answer.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

enum Output {
    /// Prints JSON with sorted keys, so that two answers can be compared line by line.
    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Says what a reader has to know on standard error, so that tables on standard output stay tables.
    static func notes(_ notes: [String]) {
        for note in notes { FileHandle.standardError.write(Data("note: \(note)\n".utf8)) }
    }
}
