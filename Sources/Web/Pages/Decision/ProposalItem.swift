import Care

/// What the rules propose, with the row that proposes it.
struct ProposalItem: Component {
    let proposal: CourseProposal

    var html: HTML {
        """
        <li class="point"><p class="what">\(proposal.outcome.words)</p><p>\(proposal.words)</p>\
        \(if: !details.isEmpty, "<p class=\"small soft\">\(details)</p>")\(proposal.taper.map { TaperSteps(taper: $0) })\
        <p class="source"><code>\(proposal.rule)</code> \(proposal.source)\
        \(if: !proposal.approved, " <span class=\"unapproved\">\(Icon.unknown.html)\(FindingList.notApproved)</span>")</p></li>

        """
    }

    private var details: String {
        var parts: [String] = []
        if let days = proposal.intervalDays { parts.append("every \(days) days") }
        if let sessions = proposal.sessions { parts.append("\(sessions) sessions") }
        if let dose = proposal.dose { parts.append("\(Figure.text(dose)) \(proposal.doseUnit ?? "mg")") }
        parts += proposal.basis
        return parts.joined(separator: "; ")
    }
}

/// The steps of a taper, each with its row, and what turns it back.
struct TaperSteps: Component {
    let taper: TaperSchedule

    var html: HTML {
        """
        <ol class="taper">\(taper.steps.map(step))</ol>\
        <p class="small">Each step is taken after \(visits) and changes the interval alone. It goes no further, and \
        is decided anew, when any of these is met:</p>\
        <ul class="small">\(taper.conditions.map { condition in
            "<li>\(condition.words.capitalisedFirst) \(source(condition.rule, condition.source, condition.approved))</li>" as HTML
        })</ul>

        """
    }

    private var visits: String { taper.visits == 1 ? "a stable visit" : "\(taper.visits) stable visits" }

    private func step(_ step: TaperSchedule.Step) -> HTML {
        let what: HTML =
            step.toDays.map { days in
                days == step.fromDays
                    ? "<b>Every \(days) days still</b>, until \(step.until.words)"
                    : "<b>Every \(days) days</b> in the place of \(step.fromDays), until \(step.until.words)"
            } ?? "<b>No further session</b> after that of \(step.until.words)"
        let basis = step.basis.map(\.capitalisedFirst).joined(separator: ". ")
        return """
            <li><p>\(what).\(if: !basis.isEmpty, " <span class=\"soft\">\(basis)\(if: !basis.hasSuffix("."), ".")</span>")</p>\
            \(source(step.rule, step.source, step.approved))</li>

            """
    }

    private func source(_ rule: String, _ source: String, _ approved: Bool) -> HTML {
        """
        <span class="source"><code>\(rule)</code> \(source)\
        \(if: !approved, " <span class=\"unapproved\">\(Icon.unknown.html)\(FindingList.notApproved)</span>")</span>
        """
    }
}
