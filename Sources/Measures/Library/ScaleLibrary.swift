public import Foundation

/// The scales a clinic has: files in, checked and compiled scales out. Pure: the caller reads the files.
///
///     let library = try ScaleLibrary(files: ["phq-9.json": bytes, …])
///     try library.scale("phq-9").score(answers: "1,1,2,0,1,0,2,1,0").total  // 8
public struct ScaleLibrary: Sendable {
    /// By id, in order.
    public let scales: [CompiledScale]
    /// Words that came with packs, by the scale's id.
    public let wordings: [String: WordingPack]
    private let byID: [String: CompiledScale]

    /// Reads, checks and compiles every file; names without `.json` at the end are passed over.
    ///
    /// - Parameter packs: Wording files that the clinic opted into, by name.
    /// - Throws: A `ScaleRefusal` that names the first file that is wrong, and what is wrong with it.
    public init(files: [String: Data], packs: [String: Data] = [:]) throws {
        var found: [String: CompiledScale] = [:]
        for (name, data) in files.sorted(by: { $0.key < $1.key }) where name.hasSuffix(".json") {
            let definition = try ScaleFile.read(data, name: name)
            guard found.updateValue(try CompiledScale(definition), forKey: definition.id) == nil else {
                throw ScaleRefusal(
                    field: name, reason: "Another file has the id \(definition.id).", remedy: "Give each its own id.")
            }
        }
        var words: [String: WordingPack] = [:]
        for (name, data) in packs.sorted(by: { $0.key < $1.key }) where name.hasSuffix(".json") {
            let pack = try WordingPack.read(data, name: name)
            guard let scale = found[pack.scale] else {
                throw ScaleRefusal(
                    field: name, reason: "There is no scale \(pack.scale).", remedy: "Name the id of a shipped scale.")
            }
            try pack.check(against: scale.definition)
            words[pack.scale] = pack
        }
        byID = found
        wordings = words
        scales = found.values.sorted { $0.definition.id < $1.definition.id }
    }

    /// - Throws: A `ScaleRefusal` that lists the scales there are.
    public func scale(_ id: String) throws -> CompiledScale {
        guard let scale = byID[id] else {
            throw ScaleRefusal(
                field: "scale", reason: "There is no scale \"\(id)\".",
                remedy: "Choose one of \(scales.map(\.definition.id).joined(separator: ", ")).")
        }
        return scale
    }

    /// The scale of this id; nil when there is none.
    public subscript(id: String) -> CompiledScale? { byID[id] }

    /// What people call a scale, as `PHQ-9`; of one that is not here, its id in capitals.
    public func title(of id: String) -> String { byID[id]?.definition.title ?? id.uppercased() }

    /// The highest total that answers can make; nil for a scale without one, and for one that is not here.
    public func highestTotal(of id: String) -> Double? { byID[id]?.totals?.upperBound }

    /// The words of an item as they may be shown: the scale's own, or those of the clinic's pack; nil without any.
    public func text(of item: ScaleItem, in scale: ScaleDefinition) -> String? {
        item.text ?? wordings[scale.id]?.items[item.id]
    }

    /// The words of an answer as they may be shown.
    public func text(of value: Int, to item: ScaleItem, in scale: ScaleDefinition) -> String? {
        scale.choices(of: item)?.first { $0.value == value }?.text
            ?? wordings[scale.id]?.answers?[item.id]?[String(value)]
    }

    /// The language of a scale's words as they may be shown; nil for English.
    public func language(of scale: ScaleDefinition) -> String? {
        scale.hasWording ? nil : wordings[scale.id]?.language
    }

    /// The line that stands under a scale wherever it is shown or printed.
    public func notice(of scale: ScaleDefinition) -> String {
        [scale.licence.notice, wordings[scale.id]?.notice].compactMap { $0 }.joined(separator: " ")
    }
}
