import Crypto
import Foundation

/// The words of a scale as one text, so that a changed letter shows.
public enum ScaleWording {
    /// Instruction, questions and answers in their order, one to a line.
    static func text(of definition: ScaleDefinition) -> String {
        var lines = [definition.instruction ?? ""]
        for item in definition.items + (definition.additional ?? []) {
            lines.append("\(item.id)\t\(item.text ?? "")")
            for choice in definition.choices(of: item) ?? [] { lines.append("\t\(choice.value)\t\(choice.text ?? "")") }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// SHA-256 of the wording in lower-case hex.
    public static func checksum(of definition: ScaleDefinition) -> String {
        Hexadecimal.text(SHA256.hash(data: Data(text(of: definition).utf8)))
    }

    /// True when any word of the scale itself is in the definition.
    static func isPresent(in definition: ScaleDefinition) -> Bool {
        definition.instruction != nil || definition.items.contains { $0.text != nil }
            || (definition.answers ?? [:]).values.contains { $0.contains { $0.text != nil } }
    }
}

enum Hexadecimal {
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension ScaleDefinition {
    /// SHA-256 (lower-case hex) of the definition as JSON with sorted keys: what a score says it was made by.
    public var hash: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { return "" }
        return Hexadecimal.text(SHA256.hash(data: data))
    }

    /// True when the questions can be shown as they stand.
    public var hasWording: Bool { items.allSatisfy { $0.text != nil } }
}
