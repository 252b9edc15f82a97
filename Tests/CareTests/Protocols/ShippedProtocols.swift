import Foundation

@testable import Care

/// The shipped protocol files, and ways to change one row of them.
enum ShippedProtocols {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Protocols")

    static func files() throws -> [String: Data] {
        var files: [String: Data] = [:]
        for url in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where url.pathExtension == "json" {
            files[url.lastPathComponent] = try Data(contentsOf: url)
        }
        return files
    }

    private static let shared = Result { try ProtocolLibrary(files: files()) }

    static func library() throws -> ProtocolLibrary { try shared.get() }

    static func treatment(_ id: String) throws -> TreatmentProtocol {
        guard let treatment = try library().treatment(id) else { throw Missing(what: id) }
        return treatment
    }

    /// A shipped protocol with the number of one row changed, in the file that holds the row.
    static func treatment(_ id: String, changing row: String, in file: String, to value: String) throws
        -> TreatmentProtocol
    {
        var files = try files()
        files["\(file).json"] = try edited(file, row: row) { $0["value"] = try json(value) }
        guard let treatment = try ProtocolLibrary(files: files).treatment(id) else { throw Missing(what: id) }
        return treatment
    }

    /// A file with one row edited as JSON.
    static func edited(_ file: String, row id: String, _ edit: (inout [String: Any]) throws -> Void) throws -> Data {
        try edited(file) { fields in
            var rows = fields["rules"] as? [[String: Any]] ?? []
            guard let index = rows.firstIndex(where: { $0["id"] as? String == id }) else { throw Missing(what: id) }
            try edit(&rows[index])
            fields["rules"] = rows
        }
    }

    static func edited(_ file: String, _ edit: (inout [String: Any]) throws -> Void) throws -> Data {
        let data = try Data(contentsOf: folder.appending(path: "\(file).json"))
        var fields = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
        try edit(&fields)
        return try JSONSerialization.data(withJSONObject: fields)
    }

    static func json(_ text: String) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    }

    struct Missing: Error { let what: String }
}

/// A day that the test's author wrote down.
func day(_ text: String) throws -> Day {
    guard let day = Day(text) else { throw ShippedProtocols.Missing(what: text) }
    return day
}
