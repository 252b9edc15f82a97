import Foundation
import Measures
import Testing

/// Answer sheets and totals that others published, kept beside the package. A test of them says when they are not there.
enum Vectors {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let folder = root.deletingLastPathComponent().appending(path: "shared/vectors/scales")

    /// The file's bytes; nil, with a printed reason, when it is not beside the package.
    static func data(_ name: String) -> Data? {
        let data = FileManager.default.contents(atPath: folder.appending(path: name).path)
        if data == nil { print("skipped: there is no \(name) in \(folder.path)") }
        return data
    }

    static func json<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value? {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try data(name).map { try decoder.decode(type, from: $0) }
    }

    /// Rows of a plain CSV file, by column.
    static func rows(_ name: String) -> [[String: String]]? {
        guard let data = data(name) else { return nil }
        let lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
        guard let first = lines.first else { return nil }
        let header = first.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return lines.dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            return Dictionary(uniqueKeysWithValues: zip(header, cells))
        }
    }

    /// The scales as they ship.
    static let library = Result { try ScaleLibrary(files: try shippedFiles()) }

    static func scale(_ id: String) throws -> CompiledScale { try library.get().scale(id) }

    static func shippedFiles() throws -> [String: Data] {
        let folder = root.appending(path: "Sources/Measures/Resources")
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".json") {
            files[name] = try Data(contentsOf: folder.appending(path: name))
        }
        return files
    }
}
