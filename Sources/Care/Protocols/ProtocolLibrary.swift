public import Foundation

/// The protocols a clinic has: files in, resolved and hashed protocols out.
///
/// Pure: the caller reads the files.
///
///     let library = try ProtocolLibrary(files: ["iv-racemic.json": bytes, "foundation-session.json": shared, …])
///     library.treatment("iv-racemic")?.number("BP-HOLD-SYS")  // 140
public struct ProtocolLibrary: Sendable {
    /// Resolved protocols, by id in order.
    public let treatments: [TreatmentProtocol]
    private let files: [String: ProtocolFile]

    /// Reads, checks and resolves every file; names without `.json` at the end are passed over.
    ///
    /// - Throws: A `Refusal` that names the first file that is wrong, and what is wrong with it.
    public init(files: [String: Data]) throws {
        var parsed: [String: ProtocolFile] = [:]
        var trees: [(name: String, tree: JSONTree)] = []
        for (name, data) in files.sorted(by: { $0.key < $1.key }) where name.hasSuffix(".json") {
            let tree: JSONTree
            do { tree = try JSONReader.read(data) } catch let stop as JSONReader.Stop {
                throw ProtocolLibrary.refusal(name, ProtocolProblem(stop))
            }
            guard let file = ProtocolFile(tree) else {
                throw ProtocolLibrary.refusal(name, ProtocolCheck.problems(of: tree, library: [:]).first)
            }
            guard parsed.updateValue(file, forKey: file.id) == nil else {
                throw ProtocolLibrary.refusal(
                    name,
                    ProtocolProblem(
                        path: "id", sentence: "Another file has the id \(file.id).",
                        remedy: "Give each file its own id."))
            }
            trees.append((name, tree))
        }
        for (name, tree) in trees {
            // Every protocol that extends a shared file is looked at itself.
            if let problem = ProtocolCheck.problems(of: tree, library: parsed, withHeirs: false).first {
                throw ProtocolLibrary.refusal(name, problem)
            }
        }
        self.files = parsed
        treatments = parsed.values.compactMap { ProtocolLibrary.resolved($0, in: parsed) }.sorted { $0.id < $1.id }
    }

    public func treatment(_ id: String) -> TreatmentProtocol? { treatments.first { $0.id == id } }

    /// What is wrong with a file that may come into this library, or replace one of its files.
    public func check(_ data: Data) throws -> [ProtocolProblem] {
        do {
            return ProtocolCheck.problems(of: try JSONReader.read(data), library: files)
        } catch let stop as JSONReader.Stop {
            return [ProtocolProblem(stop)]
        }
    }

    /// The id of the file that a protocol's row was written in.
    func origin(of row: String, in treatment: String) -> String? {
        guard let file = files[treatment] else { return nil }
        if file.rules.contains(where: { $0.id == row }) { return file.id }
        return (file.extends ?? []).last { parent in files[parent]?.rules.contains { $0.id == row } ?? false }
    }

    private static func resolved(_ file: ProtocolFile, in files: [String: ProtocolFile]) -> TreatmentProtocol? {
        TreatmentProtocol(file, inherited: (file.extends ?? []).flatMap { files[$0]?.rules ?? [] })
    }

    private static func refusal(_ name: String, _ problem: ProtocolProblem?) -> Refusal {
        Refusal(
            code: "protocol.file", field: name, reason: problem?.placed ?? "The file cannot be read.",
            remedy: problem?.remedy ?? "Start from a copy of a shipped file.")
    }
}
