import Care
import Clinic
import Pharmacology

/// A forecast of the record in words.
enum ForecastWords {
    /// For a list of entries: what it said, and what may not be read into it.
    static func line(_ kept: KeptForecast) -> String {
        "\(kept.occasion): \(peak(kept)), \(kept.modelID) \(kept.modelHash.prefix(12)). \(Statement.exposure)"
    }

    static func peak(_ kept: KeptForecast) -> String {
        """
        peak \(whole(kept.peak.p50)) ng/mL (nine in ten \(whole(kept.peak.p05)) to \(whole(kept.peak.p95))) \
        after \(whole(kept.peakMinute)) min
        """
    }

    static func inputs(_ kept: KeptForecast) -> String {
        let parts = kept.parts.map { part in
            let over = part.duration.map { " over \($0)" } ?? ""
            return "\(part.milligrams)\(over) at \(part.start)"
        }
        let interaction = kept.interaction.map { ", with \($0)" } ?? ""
        return """
            \(parts.joined(separator: "; ")), \(kept.route.rawValue), \(kept.drug.rawValue); \(kept.weight), \(kept.age) \
            years, \(kept.sex.rawValue)\(interaction); \(kept.subjects) virtual people, seed \(String(kept.seed))
            """
    }

    static func standing(_ standing: ForecastStanding) -> String {
        switch standing {
        case .same: "Made again from these inputs it is the same."
        case .otherModel(let hash): "The model has changed since: its hash is now \(hash.prefix(12))."
        case .otherNumbers: "Made again from these inputs it comes out differently."
        case .refused: "No model speaks about these inputs any more."
        }
    }

    static func whole(_ value: Double) -> String { Figure.text(value, decimals: 0) }
}
