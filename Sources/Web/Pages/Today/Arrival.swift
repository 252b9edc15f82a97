import Care
import Clinic

/// One patient of the day as one person may see them: clinical words only where that person may open the chart.
struct Arrival: Sendable {
    enum Readiness: Sendable {
        case ready
        /// What is missing; empty for those who may not know.
        case waitsFor([AssignedRole], [GatePoint])
        case inSession(TreatmentSession.Stage?, toCheck: Int)
        case done
    }

    let at: Instant
    let name: String
    let recordNumber: String
    let path: String
    let chair: String
    let readiness: Readiness
    /// As `Induction`; nil for those who may not open the chart.
    let phase: CoursePhase?
    let highRisk: Bool
    let next: NextStep?

    init(_ line: TodayLine, seenBy person: SignedInPerson, _ visit: Visit) {
        let seesChart = (try? Authorisation.require(.seeChart, of: person, patient: line.patient)) != nil
        at = line.at
        name = line.name.display
        recordNumber = line.recordNumber
        path = seesChart ? Site.chart(line.patient) : Site.registration(line.patient)
        chair = line.chair
        phase = seesChart ? line.phase : nil
        highRisk = seesChart && line.highRisk
        let resolvers = Set(line.unmet.map(\.resolver))
        readiness =
            switch line.status {
            case .open: .inSession(seesChart ? line.stage : nil, toCheck: seesChart ? line.unmet.count : 0)
            case .closed: .done
            case .booked where line.unmet.isEmpty: .ready
            case .booked: .waitsFor(AssignedRole.allCases.filter(resolvers.contains), seesChart ? line.unmet : [])
            }
        next = NextStep(line, person: person, seesChart: seesChart, visit)
    }
}

/// What this person can do next about an arrival.
struct NextStep: Sendable {
    let html: HTML

    init?(_ line: TodayLine, person: SignedInPerson, seesChart: Bool, _ visit: Visit) {
        guard seesChart else {
            html = Self.link("Registration", Site.registration(line.patient), about: line)
            return
        }
        switch line.status {
        case .open:
            let words = line.stage.map { "Go on: \($0.title.lowercased())" } ?? "Go on"
            html = Self.link(words, Site.session(line.patient, line.session), about: line, primary: true)
        case .closed:
            html = Self.link("Summary", Site.summary(line.patient, line.session), about: line)
        case .booked where line.unmet.isEmpty && person.may(.openSession):
            html = Self.opening(line, visit)
        case .booked:
            html = Self.resolving(line, person)
        }
    }

    /// The page where the first missing thing is put right, when it is this person's to do.
    private static func resolving(_ line: TodayLine, _ person: SignedInPerson) -> HTML {
        let own = line.unmet.first { Clinic.assigned(person.roles).contains($0.resolver) }
        switch own?.id {
        case "CONSENT"? where person.may(.takeConsent):
            return link("Take consent", Site.consent(line.patient), about: line, primary: true)
        case "EDUCATION"? where person.may(.giveEducation):
            return link("Go through education", Site.consent(line.patient), about: line, primary: true)
        case "PLAN"? where line.phase == .screening && person.may(.decideScreening):
            return link("Screen", Site.screening(line.patient), about: line, primary: true)
        case "PLAN"? where person.may(.draftPlan):
            return link("Sign the plan", Site.plan(line.patient), about: line, primary: true)
        case .some: return link("Resolve in chart", Site.chart(line.patient), about: line, primary: true)
        case nil: return link("Open chart", Site.chart(line.patient), about: line)
        }
    }

    private static func opening(_ line: TodayLine, _ visit: Visit) -> HTML {
        """
        <form method="post" action="\(url: Site.sessions(line.patient))">\
        <input type="hidden" name="\(FormFrame.commandName)" value="\(Visit.commandID())">\
        <input type="hidden" name="\(FormFrame.tokenName)" value="\(visit.token?.formToken ?? "")">\
        <input type="hidden" name="booking" value="\(line.session.text)">\
        <input type="hidden" name="chair" value="\(line.chair)">\
        <button type="submit" class="button primary">Open session\(about(line))</button></form>
        """
    }

    private static func link(_ words: String, _ path: String, about line: TodayLine, primary: Bool = false) -> HTML {
        "<a class=\"button\(if: primary, " primary")\" href=\"\(url: path)\">\(words)\(about(line))</a>"
    }

    private static func about(_ line: TodayLine) -> HTML { "<span class=\"unseen\"> for \(line.name.display)</span>" }
}
