import Care
import Clinic

/// What is ordered: milligrams, millilitres, strength and route in whole words, too large to misread.
struct OrderPanel: Component {
    let plan: Plan
    let treatment: TreatmentProtocol
    /// Revision and signer, when they are known.
    var signed: String?
    /// Next to the figure, as a countdown.
    var beside = HTML()

    var html: HTML {
        Panel(
            title: "Order", remark: signed,
            body: """
                <div class="order">\(figure)<div><p class="route-word">\(Self.words(plan.route))</p>\
                <p>\(Self.words(plan.drug))\(plan.dose.infusion.map { " over \($0)" as HTML })</p>\
                <p class="soft">\(treatment.title) \(plan.protocolVersion)</p></div>\(beside)</div>
                \(if: !plan.medicinesToHold.isEmpty, "<p>To hold today: \(plan.medicinesToHold.joined(separator: ", ")).</p>")\
                \(if: !plan.remarks.isEmpty, "<p class=\"soft\">\(plan.remarks)</p>")
                """
        ).html
    }

    private var figure: KeyFigure {
        let dose = plan.dose
        let basis = dose.perKilogram.flatMap { rate in dose.weight.map { "\(rate) × \($0)" } }
        if let concentration = dose.concentration {
            return KeyFigure("Ordered", dose: dose.milligrams, at: concentration, basis: basis)
        }
        let devices = dose.devices.map { count in
            "\(count) \(count == 1 ? "device" : "devices") of \(Figure.text(dose.milligrams.value / Double(max(1, count)))) mg"
        }
        return KeyFigure("Ordered", value: Figure.text(dose.milligrams.value), unit: "mg", equal: devices, basis: basis)
    }

    /// A route in one whole word: "IN" has been heard as "IM".
    static func words(_ route: Care.Route) -> String {
        route.rawValue.prefix(1).uppercased() + route.rawValue.dropFirst()
    }

    static func words(_ drug: Drug) -> String {
        switch drug {
        case .racemicKetamine: "Racemic ketamine"
        case .esketamine: "Esketamine"
        }
    }
}

extension SessionPage {
    /// Revision and signer of the order that this session was opened under.
    var signedWords: String? {
        guard let revision = session.opening?.content.planRevision else { return nil }
        guard let signed = view.course.plan?.content, signed.revision == revision else { return "revision \(revision)" }
        return "revision \(revision), ordered by \(signed.signature.name)"
    }
}
