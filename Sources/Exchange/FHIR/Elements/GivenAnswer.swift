import Care
import Measures

/// One answer as a document gives it, before it is known which item of which scale it answers.
struct GivenAnswer {
    let concept: Concept
    /// Nil for a question that was left without an answer.
    let value: Observation.Value?
    /// The ordinal value or item weight that a coded answer carries.
    private let ordinal: Double?

    /// - Parameter holder: what holds `value[x]`: an Observation, a component or an answer.
    init(_ concept: Concept, value: Observation.Value?, in holder: Cursor) throws {
        self.concept = concept
        self.value = value
        ordinal = try Self.ordinal(holder)
    }

    /// What is recorded for `item`: by the LOINC answer code or the words of the item's own list, else by ordinal value, else
    /// as yes or no; a bare number is its own. Nil for what the item does not take.
    func value(for item: ScaleItem, of scale: ScaleDefinition) -> Int? {
        let allowed = scale.allowedValues(of: item)
        switch value {
        case .quantity(let number, let unit):
            return ["", "1", "{score}"].contains(unit) ? Self.whole(number, among: allowed) : nil
        case .concept(let concept):
            let codes = concept.codings.filter { $0.system == .loinc }.map(\.code)
            if let listed = listed(codes: codes, words: concept.texts, among: scale.choices(of: item)) { return listed }
            if let ordinal { return Self.whole(ordinal, among: allowed) }
        case .text(let text):
            if let listed = listed(codes: [], words: [text], among: scale.choices(of: item)) { return listed }
        case .flag, nil: break
        }
        return allowed == [0, 1] ? value?.yesOrNo.map { $0 ? 1 : 0 } : nil
    }

    private func listed(codes: [String], words: [String], among choices: [AnswerChoice]?) -> Int? {
        let words = words.map { $0.lowercased() }
        let chosen =
            choices?.first { $0.loinc.map(codes.contains) ?? false }
            ?? choices?.first { $0.text.map { words.contains($0.lowercased()) } ?? false }
        return chosen?.value
    }

    private static func whole(_ number: Double, among allowed: [Int]) -> Int? {
        Int(exactly: number).flatMap { allowed.contains($0) ? $0 : nil }
    }

    private static func ordinal(_ holder: Cursor) throws -> Double? {
        var codings = try holder.object("valueCodeableConcept")?.list("coding") ?? []
        if let coding = try holder.object("valueCoding") { codings.append(coding) }
        for coding in codings {
            for part in try coding.list("extension") {
                let name = try part.string("url")?.split(separator: "/").last?.lowercased() ?? ""
                guard name.hasSuffix("ordinalvalue") || name.hasSuffix("itemweight") else { continue }
                let decimal = try part.number("valueDecimal")
                if let number = try decimal ?? part.number("valueInteger") { return number }
            }
        }
        return nil
    }
}
