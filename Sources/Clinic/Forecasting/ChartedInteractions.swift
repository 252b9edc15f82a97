public import Care
import Pharmacology

/// What a patient's charted medicines do to a forecast: the one that can be put into numbers, and in words what cannot.
public struct ChartedInteractions: Sendable, Hashable {
    /// The id of the interaction that the forecast includes.
    public let used: String?
    /// One sentence or two for each medicine concerned.
    public let statements: [String]

    public init(_ medicines: [ExposureMedicine], drug: Drug, route: Care.Route) {
        var statements: [String] = []
        let known = medicines.filter { Self.interaction($0) != nil }
        let substances = Set(known.map(\.substance))
        var used: String?
        if substances.count > 1 {
            let names = known.map(\.name).joined(separator: " and ")
            statements.append(
                "\(names) are charted. Together they were not studied, so the forecast includes none of them.")
        } else if let medicine = known.first, let interaction = Self.interaction(medicine) {
            let part = Self.part(drug, route)
            let ratio = part == .swallowed ? interaction.oralExposureRatio : interaction.intravenousExposureRatio
            statements.append(Self.words(medicine, interaction, part))
            if part != .unknown, ratio != 1 { used = interaction.id }
        }
        statements += medicines.compactMap(Self.unquantified)
        self.used = used
        self.statements = statements
    }

    /// What of a dose passes the gut, as far as the models tell.
    private enum Part { case swallowed, none, unknown }

    private static func part(_ drug: Drug, _ route: Care.Route) -> Part {
        switch route {
        case .oral: .swallowed
        case .intranasal: drug == .esketamine ? .swallowed : .unknown
        case .sublingual: .unknown
        case .intravenous, .intramuscular, .subcutaneous: .none
        }
    }

    private static func interaction(_ medicine: ExposureMedicine) -> Interaction? {
        Interaction.all.first { $0.id == medicine.substance.rawValue }
    }

    private static func words(_ medicine: ExposureMedicine, _ interaction: Interaction, _ part: Part) -> String {
        let oral = Figure.text(interaction.oralExposureRatio)
        let injected = Figure.text(interaction.intravenousExposureRatio)
        switch part {
        case .unknown:
            return """
                \(medicine.name) is charted. Swallowed esketamine reaches \(oral) times the exposure with it \
                (\(interaction.source)), but no model tells what of this dose is swallowed: its effect cannot be quantified \
                and is not in the forecast.
                """
        case .swallowed:
            return """
                \(medicine.name) is charted and is in the forecast: the swallowed part at \(oral) times its exposure \
                (\(interaction.source)). Other models' lines are without it.
                """
        case .none where interaction.intravenousExposureRatio == 1:
            return """
                \(medicine.name) is charted. It acts on what is swallowed (\(oral) times the exposure, \
                \(interaction.source)), and none of this dose is: nothing changes.
                """
        case .none:
            return """
                \(medicine.name) is charted and is in the forecast: an injected dose at \(injected) times its exposure \
                (\(interaction.source)). Other models' lines are without it.
                """
        }
    }

    private static func unquantified(_ medicine: ExposureMedicine) -> String? {
        let effect: String
        switch medicine.substance {
        case .strongInhibitor:
            effect = "inhibits CYP3A4 strongly: swallowed ketamine may reach several times the exposure"
        case .clopidogrel: effect = "inhibits CYP2B6: swallowed ketamine may reach more exposure"
        case .inducer: effect = "induces enzymes: swallowed ketamine may reach far less exposure"
        case .clarithromycin, .itraconazole, .grapefruit, .ticlopidine, .rifampicin, .stJohnsWort: return nil
        }
        return """
            \(medicine.name) is charted and \(effect). No study measured it with ketamine: its effect cannot be quantified \
            and is not in the forecast.
            """
    }
}
