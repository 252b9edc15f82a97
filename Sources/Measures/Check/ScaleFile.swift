public import Foundation

/// Reads a definition file, and says in words what is wrong with one.
public enum ScaleFile {
    /// The definition that a file holds.
    ///
    /// - Throws: A `ScaleRefusal` with the first thing that is wrong, under the name of the file.
    public static func read(_ data: Data, name: String) throws -> ScaleDefinition {
        let (definition, problems) = examine(data)
        if let definition, problems.isEmpty { return definition }
        let problem = problems.first
        throw ScaleRefusal(
            field: name, reason: problem?.placed ?? "The file cannot be read.",
            remedy: problem?.remedy ?? "Start from a copy of a shipped file.")
    }

    /// Everything that is wrong with a file: its form first, and what its rules mean together once each can be read.
    public static func problems(in data: Data) -> [ScaleProblem] { examine(data).problems }

    private static func examine(_ data: Data) -> (definition: ScaleDefinition?, problems: [ScaleProblem]) {
        let tree: DefinitionTree
        do { tree = try JSONDecoder().decode(DefinitionTree.self, from: data) } catch {
            return (nil, [notJSON(error)])
        }
        if let name = RepeatedField.first(in: [UInt8](data)) {
            return (
                nil,
                [
                    ScaleProblem(
                        path: name, sentence: "The field \"\(name)\" stands twice in one object.",
                        remedy: "Keep one of the two.")
                ]
            )
        }
        var form = FormCheck()
        form.check(tree, against: .definition, at: "")
        guard form.problems.isEmpty else { return (nil, form.problems) }
        do {
            let definition = try JSONDecoder().decode(ScaleDefinition.self, from: data)
            return (definition, ScaleCheck.problems(of: definition))
        } catch {
            return (
                nil,
                [
                    ScaleProblem(
                        path: "", sentence: "The definition cannot be read.",
                        remedy: "Start from a copy of a shipped file in Sources/Measures/Resources/.")
                ]
            )
        }
    }

    private static func notJSON(_ error: any Error) -> ScaleProblem {
        var place = ""
        if case .dataCorrupted(let context) = error as? DecodingError,
            let words = (context.underlyingError as NSError?)?.userInfo[NSDebugDescriptionErrorKey] as? String
        {
            place = " " + (words.split(whereSeparator: \.isNewline).first.map(String.init) ?? "")
        }
        return ScaleProblem(
            path: "", sentence: "This is not JSON.\(place)",
            remedy: "Look there for a missing comma, quote or bracket.")
    }
}

/// Compares a file with the shape of a definition, field by field.
struct FormCheck {
    var problems: [ScaleProblem] = []

    private mutating func report(_ path: String, _ sentence: String, _ remedy: String) {
        problems.append(ScaleProblem(path: path, sentence: sentence, remedy: remedy))
    }

    mutating func check(_ tree: DefinitionTree, against shape: DefinitionShape, at path: String) {
        switch (shape, tree) {
        case (.text, .text), (.number, .number), (.flag, .flag): break
        case (.whole, .number(let number)):
            if Int(exactly: number) == nil { report(path, "\(number) is not whole.", "Give a whole number.") }
        case (.choice(let words), .text(let text)):
            if !words.contains(text) {
                report(path, "\"\(text)\" is not known here.", "Give \(shape.noun).")
            }
        case (.list(let shape), .list(let list)):
            for (index, tree) in list.enumerated() { check(tree, against: shape, at: "\(path)[\(index)]") }
        case (.named(let shape), .fields(let fields)):
            for (name, tree) in fields.sorted(by: { $0.key < $1.key }) {
                check(tree, against: shape, at: joined(path, name))
            }
        case (.fields(let shapes, let required), .fields(let fields)):
            for name in required.sorted() where fields[name] == nil {
                report(joined(path, name), "\(name) is missing.", "Give \(shapes[name]?.noun ?? "it").")
            }
            for (name, tree) in fields.sorted(by: { $0.key < $1.key }) {
                if let shape = shapes[name] {
                    check(tree, against: shape, at: joined(path, name))
                } else {
                    report(
                        joined(path, name), "\(name) is not a field of a definition.",
                        "Known here are \(shapes.keys.sorted().joined(separator: ", ")).")
                }
            }
        default: report(path, "This is \(tree.noun).", "Give \(shape.noun).")
        }
    }

    private func joined(_ path: String, _ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}
