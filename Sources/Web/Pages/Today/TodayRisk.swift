import Care
import Clinic

/// An open risk on the day's page, in words that its reader may read.
struct TodayRisk: Component {
    private let level: RiskRaised.Level
    private let name: String
    private let path: String
    private let reason: String
    private let state: Tag
    private let owner: String

    init(_ line: RiskLine, seenBy person: SignedInPerson, _ names: AuthorNames, _ visit: Visit) {
        let seesChart = (try? Authorisation.require(.seeChart, of: person, patient: line.patient)) != nil
        level = line.level
        name = line.name.display
        path = seesChart ? Site.safety(line.patient) : Site.registration(line.patient)
        reason = seesChart ? line.reason : "This chart is restricted"
        owner =
            line.owner.map { $0 == person.id ? "You answer for it" : "\(names($0)) answers for it" }
            ?? "Nobody answers for it"
        let due = WallClock(visit.clinic.zone).dayAndTime(line.due)
        state =
            line.isAnswered
            ? Tag("Patient reached, not closed", .note)
            : visit.now > line.due ? Tag("Overdue since \(due)", .exclude) : Tag("Act by \(due)", .hold)
    }

    var html: HTML {
        """
        <li class="point"><p class="what">\(Tag(level.rawValue.capitalisedFirst, level.tone)) <a href="\(url: path)">\(name)</a> \
        \(state)</p><p class="small">\(reason). \(owner).</p></li>

        """
    }
}
