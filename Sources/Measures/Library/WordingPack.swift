public import Foundation

/// The words of a scale whose licence keeps them out of the program: an opt-in pack (class B) or the clinic's own licensed
/// text (class C). It adds words, and can change no rule.
public struct WordingPack: Sendable, Hashable, Codable {
    /// The scale's id.
    public let scale: String
    /// The scale's version that the words were entered for.
    public let version: String
    /// The owner's line, shown and printed with the words.
    public let notice: String
    /// What allows this clinic to use them, as a licence's number or date.
    public let permission: String
    /// The language of the words as a tag (BCP 47), as `ar` or `pt-BR`; nil for English. Which way they are read is taken from
    /// the words themselves.
    public let language: String?
    public let instruction: String?
    /// Words of each item, by its id.
    public let items: [String: String]
    /// Words of the answers, by item and then by number.
    public let answers: [String: [String: String]]?

    /// - Throws: A `ScaleRefusal` when it is no wording file.
    public static func read(_ data: Data, name: String) throws -> WordingPack {
        do { return try JSONDecoder().decode(WordingPack.self, from: data) } catch {
            throw ScaleRefusal(
                field: name, reason: "This is not a wording file.",
                remedy:
                    "Give scale, version, notice, permission, items, and if need be language, instruction and answers.")
        }
    }

    /// Checks that the words fit a scale: every item, no other item, and only where the licence asks for it.
    ///
    /// - Throws: A `ScaleRefusal` that says what does not fit.
    public func check(against definition: ScaleDefinition) throws {
        func refuse(_ reason: String, _ remedy: String) -> ScaleRefusal {
            ScaleRefusal(field: "wording of \(scale)", reason: reason, remedy: remedy)
        }
        guard definition.licence.class == .pack || definition.licence.class == .skeleton else {
            throw refuse(
                "\(definition.title) is of class \(definition.licence.class.rawValue), which takes no wording.",
                "Remove the file.")
        }
        guard definition.version == version else {
            throw refuse(
                "It was entered for version \(version), the scale is at \(definition.version).",
                "Compare it with the scale and name the new version.")
        }
        if notice.allSatisfy(\.isWhitespace) || permission.allSatisfy(\.isWhitespace) {
            throw refuse("It does not say who owns the words and who allowed them.", "Fill notice and permission.")
        }
        if let language, language.wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}/) == nil {
            throw refuse(
                "“\(language)” is no tag of a language.", "Write one as ar or pt-BR, or leave it out for English.")
        }
        let ids = Set(definition.items.map(\.id))
        if let missing = definition.items.first(where: { items[$0.id] == nil }) {
            throw refuse("Item \(missing.id) has no words.", "Enter every item.")
        }
        if let other = items.keys.sorted().first(where: { !ids.contains($0) }) {
            throw refuse("\(definition.title) has no item \(other).", "Use the ids that `halcyon scale show` prints.")
        }
        for (item, words) in (answers ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard let known = definition.items.first(where: { $0.id == item }) else {
                throw refuse(
                    "\(definition.title) has no item \(item).", "Use the ids that `halcyon scale show` prints.")
            }
            let allowed = Set(definition.allowedValues(of: known).map(String.init))
            if let other = words.keys.sorted().first(where: { !allowed.contains($0) }) {
                throw refuse(
                    "Item \(item) has no answer \(other).", "Use the numbers that `halcyon scale show` prints.")
            }
        }
    }
}
