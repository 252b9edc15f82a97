import Care
import Clinic

/// What a patient has been given so far, one row for each drug, route and setting.
struct ExposureTable: Component {
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
        DataTable(
            caption: "Sessions and amounts given so far",
            columns: [
                .init("Given"), .init("Ever", numeric: true), .init("Last 90 days", numeric: true),
                .init("Last 30 days", numeric: true),
            ],
            rows: ledger.lines.map { line in
                let drug = line.drug == .esketamine ? "Esketamine" : "Racemic ketamine"
                let place = line.setting == .clinic ? "in the clinic" : "at home"
                return [
                    "\(drug), \(line.route.rawValue), \(place)<br><span class=\"small soft\">\(line.firstDay.words) to \(line.lastDay.words)</span>",
                    cell(line.lifetime), cell(line.last90Days), cell(line.last30Days),
                ]
            }, none: "Nothing has been given yet."
        ).html
    }

    private func cell(_ sum: ExposureLedger.Sum) -> HTML {
        guard sum.sessions > 0 else { return "none" }
        let sessions = sum.sessions == 1 ? "1 session" : "\(sum.sessions) sessions"
        let rate: HTML? = sum.perKilogram.map { "<br>\(Figure.text($0.value, decimals: 2)) mg/kg" }
        return "\(sessions)<br>\(Milligrams((sum.milligrams.value * 10).rounded() / 10))\(rate)"
    }
}
