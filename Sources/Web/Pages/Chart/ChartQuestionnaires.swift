import Care
import Clinic
import Measures

/// What a patient is expected to answer, on their chart: what is open or silent first, then what comes.
struct ChartQuestionnaires: Component {
    let patient: PatientID
    let expected: [ExpectedQuestionnaire]
    let clock: WallClock
    let mayAsk: Bool
    /// True for whoever rates, or enters a total, what patients are not asked.
    let mayRecord: Bool

    var html: HTML {
        let shown = expected.filter { $0.state != .coming } + expected.filter { $0.state == .coming }.prefix(2)
        guard !shown.isEmpty else { return "" }
        return Panel(
            title: "Questionnaires", actions: mayAsk ? asking : nil, id: "questionnaires",
            body: "<ul class=\"points\">\(shown.map(item))</ul>"
        ).html
    }

    private var asking: HTML { "<a class=\"small\" href=\"\(url: Site.asking(patient))\">Ask</a>" }

    private func item(_ expected: ExpectedQuestionnaire) -> HTML {
        let scale = expected.scale
        let isOpen = expected.state == .open || expected.state == .late
        let isPatients = scale.way.isPatients
        let place = isPatients ? "\(Site.asking(patient))?scale=\(scale.id)" : Site.score(of: scale.id, patient)
        let name: HTML =
            isOpen && (isPatients ? mayAsk : mayRecord)
            ? "<a href=\"\(url: place)\">\(scale.title)</a>" : "\(scale.title)"
        return """
            <li class="point"><p class="what">\(name) \(Tag(words(expected), expected.state.tone))</p>\
            <p class="small soft">\(expected.title)</p>\
            \(if: !expected.rule.approved, "<p class=\"source\"><code>\(expected.rule.id)</code> \(FindingList.notApproved)</p>")</li>

            """
    }

    private func words(_ expected: ExpectedQuestionnaire) -> String {
        switch expected.state {
        case .coming: "from \(clock.dayAndTime(expected.opens))"
        case .open: "open"
        case .late: "late"
        case .missed: "not answered"
        case .answered: "answered"
        }
    }
}

extension ExpectedQuestionnaire.State {
    var tone: Tone {
        switch self {
        case .coming, .missed: .plain
        case .open: .note
        case .late: .caution
        case .answered: .good
        }
    }
}
