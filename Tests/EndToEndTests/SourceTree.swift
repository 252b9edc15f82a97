import Foundation

/// The package's own files, as the tests about its shape read them.
struct SourceTree {
    struct File {
        /// From the package's root, as `Sources/Care/Ground/Day.swift`.
        let path: String
        let text: String

        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

        /// The target a file under `Sources/` belongs to.
        var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

        /// The modules this file imports.
        var imports: [String] { lines.compactMap(File.importedModule) }

        /// The module a line imports, whatever stands before `import`.
        static func importedModule(in line: Substring) -> String? {
            let words = line.split(separator: " ")
            let levels: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
            guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
                words[..<index].allSatisfy({ levels.contains($0) || $0.hasPrefix("@") })
            else { return nil }
            let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
            let name = kinds.contains(words[index + 1]) ? words.dropFirst(index + 2).first : words[index + 1]
            return name?.split(separator: ".").first.map(String.init)
        }
    }

    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func text(of path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Every file under a folder of the package whose name ends so.
    static func files(under folder: String, ending suffix: String) throws -> [File] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
        return try paths.sorted().filter { $0.hasSuffix(suffix) }.map { path in
            File(path: "\(folder)/\(path)", text: try text(of: "\(folder)/\(path)"))
        }
    }
}
