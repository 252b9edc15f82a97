import Care
import Clinic
import Foundation

/// A plan as it stands in the fields of its form: typed, or read from a plan, or what the protocol suggests.
struct PlanTyped: Sendable {
    var form: Form

    /// What was posted.
    init(_ form: Form) { self.form = form }

    /// A plan that exists, to be changed.
    init(_ plan: Plan) {
        form = Form()
        add("protocol", plan.protocolID)
        add("indication", plan.indication.rawValue)
        let unit = plan.dose.perKilogram == nil ? "mg" : "mg/kg"
        add("dose", "\(Figure.text(plan.dose.perKilogram?.value ?? plan.dose.milligrams.value)) \(unit)")
        add("concentration", plan.dose.concentration.map { Figure.text($0.value) })
        add("infusion", plan.dose.infusion.map { Figure.text($0.value) })
        add("sessions", "\(plan.inductionSessions)")
        add("firstSession", plan.firstSession.description)
        add("interval", "\(plan.intervalDays)")
        add("goals", plan.goals.joined(separator: "\n"))
        add("medicinesToHold", plan.medicinesToHold.joined(separator: "\n"))
        add("remarks", plan.remarks)
        add("changeReason", plan.changeReason)
    }

    /// What a protocol suggests for a new plan. The vial's strength is never suggested: somebody must read it.
    init(_ treatment: TreatmentProtocol, indication: Indication?, today: Day) {
        form = Form()
        add("protocol", treatment.id)
        add("indication", indication?.rawValue)
        let phase = treatment.phases("SCHEDULE").first
        add("infusion", treatment.number("INFUSION-MINUTES").map { Figure.text($0) })
        add("sessions", phase?.sessions.map { "\($0)" })
        add("interval", phase.map { "\($0.minimumDays)" })
        add("firstSession", today.description)
    }

    subscript(_ name: String) -> String { form[name] }

    private mutating func add(_ name: String, _ value: String?) {
        if let value { form.add(value, to: name) }
    }

    /// Reads the fields.
    ///
    /// - Throws: a refusal that names the first field that cannot be read.
    func read() throws -> PlanForm {
        guard let indication = Indication(rawValue: form["indication"]) else {
            throw Refusal(
                code: "plan.indication", field: "indication", reason: "No indication was chosen.",
                remedy: "Choose what is treated.")
        }
        guard let first = Day(form["firstSession"]) else {
            throw Refusal(
                code: "plan.first-session", field: "firstSession", reason: "The first session has no day.",
                remedy: "Enter year, month and day, as 2026-03-31.")
        }
        let concentration = try number("concentration", "The strength", optional: true).map {
            MilligramsPerMillilitre($0)
        }
        let infusion = try number("infusion", "The infusion time", optional: true).map { Minutes($0) }
        return PlanForm(
            protocolID: form["protocol"], indication: indication, request: try dose(), concentration: concentration,
            infusion: infusion,
            inductionSessions: try FactReading.whole(form, "sessions", 1...30, "The number of sessions"),
            firstSession: first, intervalDays: try FactReading.whole(form, "interval", 1...180, "The interval in days"),
            goals: lines("goals"), medicinesToHold: lines("medicinesToHold"), remarks: form["remarks"],
            changeReason: form["changeReason"])
    }

    /// `0.5 mg/kg` or `56 mg` from a step, or the number and unit of another dose.
    private func dose() throws -> DoseRule.Request {
        let other = form["dose"] == "other"
        let typed = other ? "\(form["otherDose"]) \(form["otherUnit"])" : form["dose"]
        let parts = typed.split(separator: " ")
        guard parts.count == 2, let number = FactReading.number(String(parts[0])) else {
            throw Refusal(
                code: "plan.dose", field: other ? "otherDose" : "dose", reason: "No dose was chosen.",
                remedy: "Choose a step of the protocol, or enter a dose with its unit.")
        }
        return parts[1] == "mg/kg" ? .perKilogram(MilligramsPerKilogram(number)) : .fixed(Milligrams(number))
    }

    private func number(_ field: String, _ name: String, optional: Bool) throws -> Double? {
        guard let typed = form.optional(field) else { return nil }
        guard let number = FactReading.number(typed), number > 0 else {
            throw Refusal(
                code: "plan.number", field: field, reason: "\(name) is not a number.", remedy: "Enter a number above 0."
            )
        }
        return number
    }

    private func lines(_ field: String) -> [String] {
        form[field].split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }.filter {
            !$0.isEmpty
        }
    }
}
