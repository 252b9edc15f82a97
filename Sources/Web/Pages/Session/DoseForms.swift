import Care
import Clinic

/// The forms that begin a dose: only those that the order's route needs.
struct DoseForms: Component {
    /// How the ordered dose is given.
    enum Giving: Sendable {
        case infusion
        case injection
        /// Nasal devices of so many milligrams each.
        case devices(count: Int, each: Milligrams)
        /// A tablet, troche or capsule.
        case taken

        init(_ plan: Plan) {
            switch plan.route {
            case .intravenous: self = plan.dose.infusion == nil ? .injection : .infusion
            case .intramuscular, .subcutaneous: self = .injection
            case .intranasal:
                let count = max(1, plan.dose.devices ?? 1)
                self = .devices(count: count, each: Milligrams(plan.dose.milligrams.value / Double(count)))
            case .sublingual, .oral: self = .taken
            }
        }
    }

    let page: SessionPage

    static let names = ["dose", "minutes", "concentration"]

    private var scope: FormScope { page.scope("dose") }
    private var plan: Plan { page.plan }
    private var left: Milligrams {
        Milligrams(max(0, plan.dose.milligrams.value - page.session.given.milligrams(at: page.now).value))
    }

    var html: HTML {
        guard page.may.contains(.giveDose), left.value > 0.000_1 else { return HTML() }
        switch Giving(plan) {
        case .infusion:
            return start(
                "infusion", button: "Start infusion",
                """
                \(dose)\(Field(
                    scope.name("minutes"), "Over", .number(decimals: 0),
                    value: scope.value("minutes", Figure.text(minutes)), unit: "min",
                    error: scope.error("minutes")))\(strength)
                """)
        case .injection: return start("injection", button: "Record injection", "\(dose)\(strength)")
        case .taken: return start("taken", button: "Record dose taken", dose.html)
        case .devices(let count, let each): return device(of: count, each: each)
        }
    }

    /// As ordered; for the rest of a dose, the time that keeps the ordered rate.
    private var minutes: Double {
        let ordered = plan.dose.infusion?.value ?? 0
        return (ordered * left.value / max(plan.dose.milligrams.value, 0.001)).rounded(.up)
    }

    private var dose: Field {
        Field(
            scope.name("dose"), "Dose", .number(decimals: 2), value: scope.value("dose", Figure.text(left.value)),
            unit: "mg",
            error: scope.error("dose"))
    }

    /// Never prefilled: the strength is read off the vial by the person who holds it. A syringe that two people have
    /// checked already says it.
    private var strength: HTML {
        if let prepared = page.session.preparation?.content, page.session.doubleCheck != nil {
            return """
                <input type="hidden" name="\(scope.name("concentration"))" \
                value="\(Figure.text(prepared.concentration.value))"><p>\(Tag("Checked syringe", .good)) \
                \(prepared.dose), \(prepared.volume) of \(prepared.concentration)</p>\
                \(scope.error("concentration").map { "<p class=\"error\">\($0)</p>" as HTML })
                """
        }
        return StrengthField(scope: scope, dose: left, treatment: page.view.treatment).html
    }

    private func start(_ event: String, button: String, _ fields: HTML) -> HTML {
        page.form(
            scope, to: "dose", button: button, names: Self.names,
            "<input type=\"hidden\" name=\"\(scope.name("event"))\" value=\"\(event)\">\(fields)")
    }

    private func device(of count: Int, each: Milligrams) -> HTML {
        let next = page.session.given.devices + 1
        guard next <= count else { return HTML() }
        // While the rest runs there is nothing to tap: the server would refuse it.
        if let point = page.view.preDose.points.first(where: { $0.id == "DEVICE-REST" }), point.state != .met,
            page.view.preDose.setAside[point.id] == nil
        {
            return "\(rest)<p class=\"soft\">Device \(next) of \(count) after the rest.</p>"
        }
        return """
            \(rest)\(page.taps(
                to: "dose", name: scope.name("event"),
                [.init("device", "Device \(next) of \(count) used", remark: "\(each), both sprays", .primary)],
                fields: """
                    <input type="hidden" name="\(scope.name("number"))" value="\(next)">\
                    <input type="hidden" name="\(scope.name("dose"))" value="\(Figure.text(each.value))">
                    """))
            """
    }

    /// Time between devices, from the last one used.
    private var rest: HTML {
        guard let minutes = page.view.treatment.number("DEVICE-REST-MINUTES"), page.session.given.devices > 0,
            let last = page.session.lastDevice
        else { return HTML() }
        return Countdown.until(
            last.adding(minutes: minutes), label: "\(Figure.text(minutes)) min rest before the next device",
            now: page.now
        ).html
    }
}

extension DoseForms {
    /// The dose event that a form of this page reports.
    static func read(_ reading: FormScope.Reading) throws -> DoseEvent {
        let reason = reading["reason"]
        switch reading["event"] {
        case "infusion":
            guard let minutes = try reading.decimal("minutes") else {
                throw missing("minutes", "No time was entered.", "Enter how many minutes the infusion runs.")
            }
            return .infusionStarted(
                dose: try dose(reading), concentration: try concentration(reading), over: Minutes(minutes))
        case "injection": return .injected(dose: try dose(reading), concentration: try concentration(reading))
        case "device": return .deviceUsed(dose: try dose(reading), number: try reading.integer("number") ?? 1)
        case "bolus": return .bolus(dose: try dose(reading), concentration: try concentration(reading))
        case "taken": return .taken(dose: try dose(reading))
        case "swallowed": return .holdEnded(swallowed: true)
        case "spat": return .holdEnded(swallowed: false)
        case "pause": return .paused(reason: reason)
        case "resume": return .resumed
        case "half": return .rateChanged(share: 0.5, reason: reason)
        case "quarter": return .rateChanged(share: 0.25, reason: reason)
        case "three-quarters": return .rateChanged(share: 0.75, reason: reason)
        case "full": return .rateChanged(share: 1, reason: reason)
        case "stop": return .stopped(reason: reason)
        case "complete": return .completed
        default: throw missing("event", "The form does not say what happened.", "Load the page again.")
        }
    }

    static func dose(_ reading: FormScope.Reading) throws -> Milligrams {
        guard let dose = try reading.decimal("dose") else {
            throw missing("dose", "No dose was entered.", "Enter the ordered dose in milligrams.")
        }
        return Milligrams(dose)
    }

    static func concentration(_ reading: FormScope.Reading) throws -> MilligramsPerMillilitre {
        guard let strength = try reading.decimal("concentration") else {
            throw missing(
                "concentration", "No strength was chosen.", "Choose the strength printed on the vial in your hand.")
        }
        return MilligramsPerMillilitre(strength)
    }

    private static func missing(_ field: String, _ reason: String, _ remedy: String) -> Refusal {
        Refusal(code: "dose.missing", field: field, reason: reason, remedy: remedy)
    }
}
