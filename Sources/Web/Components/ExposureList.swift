import Care
import Clinic

/// What a patient has been given so far, one item for each drug, route and setting.
struct ExposureList: Component {
    let ledger: ExposureLedger

    init(ledger: ExposureLedger) { self.ledger = ledger }

    /// The ledger of a course under the protocols that the clinic has.
    init(_ course: Course, _ visit: Visit) async {
        var protocols: [String: TreatmentProtocol] = [:]
        for treatment in await visit.clinic.protocols.all { protocols[treatment.id] = treatment }
        let known = protocols
        ledger = ExposureLedger(
            course.sessions, on: visit.today, day: { visit.clinic.day($0) }, treatment: { known[$0] })
    }

    /// As `7 weeks`.
    var remark: String? {
        ledger.weeksOnTreatment.map { $0 == 1 ? "1 week on treatment" : "\($0) weeks on treatment" }
    }

    var html: HTML {
        if ledger.lines.isEmpty { return "<p class=\"soft\">Nothing has been given yet.</p>" }
        return "<ul class=\"points\">\(ledger.lines.map(item))</ul>"
    }

    private func item(_ line: ExposureLedger.Line) -> HTML {
        let drug = line.drug == .esketamine ? "Esketamine" : "Racemic ketamine"
        let place = line.setting == .clinic ? "in the clinic" : "at home"
        let facts = FactList(facts: [
            .init("Ever", words(line.lifetime)), .init("Last 90 days", words(line.last90Days)),
            .init("Last 30 days", words(line.last30Days)),
        ])
        return """
            <li class="point"><p class="what">\(drug), \(line.route.rawValue), \(place)</p>\
            <p class="small soft">\(line.firstDay.words) to \(line.lastDay.words)</p>\(facts)</li>
            """
    }

    private func words(_ sum: ExposureLedger.Sum) -> HTML {
        guard sum.sessions > 0 else { return "none" }
        let sessions = sum.sessions == 1 ? "1 session" : "\(sum.sessions) sessions"
        let part = sum.weighed < sum.sessions ? " in the \(sum.weighed) with a weight" : ""
        let rate = sum.perKilogram.map { ", \(Figure.text($0.value, decimals: 2)) mg/kg\(part)" } ?? ""
        return "\(sessions), \(Milligrams((sum.milligrams.value * 10).rounded() / 10))\(rate)"
    }
}
