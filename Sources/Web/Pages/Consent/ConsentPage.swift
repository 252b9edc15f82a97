import Care
import Clinic

/// The three steps before a first dose: what the patient is told, what they understood, and what they sign.
struct ConsentPage: Sendable {
    let course: Course
    let treatment: TreatmentProtocol
    let document: EducationDocument
    let protocols: [TreatmentProtocol]
    let today: Day
    let clock: WallClock
    let names: AuthorNames
    /// The options chosen a moment ago, to say what was right; nil before.
    let answers: [Int]?
    /// True when the page shows a refused form again, so that the answers are not graded yet.
    let isPosted: Bool
    var quizForm: HTML?
    var consentForm: HTML?
    var withdrawalForm: HTML?

    var consent: Recorded<ConsentSigned>? { course.consent(for: treatment.id, on: today) }

    private var needed: Int { Int(treatment.number("QUIZ-PASS") ?? Double(document.quiz.count)) }
    private var passed: Bool { course.educationPassed(for: treatment.id, correct: needed) }
    private var indication: Indication {
        course.plan?.content.plan.indication ?? course.decision?.content.indication ?? .depression
    }

    var html: HTML {
        """
        \(choice)\(steps)<div class="stack no-print">\(education)\(quiz)</div>\(text)\(withdrawal)
        """
    }

    private var choice: HTML? {
        guard protocols.count > 1 else { return nil }
        return """
            <form class="form inline no-print" method="get" action="\(url: Site.consent(course.patient))">\
            \(Field("protocol", "Consent to", .select(protocols.map { Field.Choice($0.id, $0.title) }), value: treatment.id))\
            <button type="submit" class="button">Show</button></form>

            """
    }

    private var steps: HTML {
        let eligible = course.decision?.content.outcome == .eligible
        let last = course.education.last { $0.content.protocolID == treatment.id }
        let lights = [
            StatusLight(
                name: "Eligible", state: eligible ? .ready : .notReady,
                detail: course.decision.map { "\($0.content.outcome.words), \($0.content.signature.name)" }
                    ?? "not decided yet",
                path: Site.screening(course.patient)),
            StatusLight(
                name: "Education", state: passed ? .ready : last == nil ? .unknown : .notReady,
                detail: last.map {
                    "\($0.content.correctAnswers) of \($0.content.questions) right, \(clock.dayAndTime($0.occurredAt))"
                } ?? "not gone through yet", path: "#education"),
            StatusLight(
                name: "Consent", state: consent == nil ? .notReady : .ready,
                detail: consent.map {
                    "signed \($0.content.signedOn.words), valid through \($0.content.validThrough.words)"
                }
                    ?? withdrawnWords, path: "#consent"),
        ]
        return
            "<section class=\"panel no-print\" aria-label=\"Steps\"><div class=\"lights\">\(lights)</div></section>\n"
    }

    private var withdrawnWords: String {
        guard let withdrawal = course.withdrawal, let last = course.consents.last, withdrawal.sequence > last.sequence
        else {
            return "not signed"
        }
        return "withdrawn: \(withdrawal.content.reason)"
    }

    // MARK: What the patient is told

    private var education: Panel {
        Panel(
            title: "What to go through together", remark: "version \(document.version)",
            body: """
                <div class="stack"><p><strong>\(document.regulatoryStatus)</strong></p>\
                <div>\(document.sections.map { section in
                    Fold(title: section.heading, body: "<div class=\"prose\">\(section.statements.map(statement))</div>").html
                })</div>\
                \(document.evidence(for: indication).map(evidence))</div>
                """)
    }

    /// For and against stand in the same place, in the order of the file.
    private func evidence(_ evidence: IndicationEvidence) -> HTML {
        """
        <div class="prose"><h3>What is known for \(evidence.indication.words)</h3>\
        <p><strong>\(evidence.label)</strong></p>\(evidence.statements.map(statement))</div>
        """
    }

    private func statement(_ statement: EducationStatement) -> HTML {
        "<div><p>\(statement.text)</p>\(SourceNote(source: statement.source, evidence: statement.evidence, approved: !statement.evidence.needsApproval))</div>"
    }

    // MARK: What they understood

    private var quiz: Panel {
        Panel(
            title: "What the patient understood",
            remark: "\(needed) of \(document.quiz.count) right answers are needed", id: "education",
            body: """
                \(graded)\(quizForm.map { Fold(
                    title: passed ? "Go through the questions again" : "Six questions", open: !passed, body: $0).html }
                    ?? "<p class=\"soft\">A nurse, prescriber or therapist goes through the questions.</p>")
                """)
    }

    private var graded: HTML? {
        guard let answers, !isPosted else { return nil }
        let (correct, count) = document.grade(answers: answers)
        let wrong = zip(document.quiz, answers).filter { $0.correct != $1 }
        let banner =
            correct >= needed
            ? Banner(.good, "\(correct) of \(count) right", "Education is passed.")
            : Banner(.hold, "\(correct) of \(count) right", "Talk about what was not understood, then ask again.")
        return """
            \(banner)\(if: !wrong.isEmpty, """
            <ul class="points">\(wrong.map { question, _ in
                """
                <li class="point"><p class="what">\(question.question)</p>\
                <p>\(question.options[question.correct]). \(question.why)</p></li>
                """ as HTML
            })</ul>
            """)
            """
    }

    /// The questions, with what was chosen before a refusal.
    func questions(_ refusals: [Refusal]) -> HTML {
        let missing = refusals.error(for: "answers")
        return document.quiz.enumerated().map { index, question in
            let chosen = isPosted ? answers?[index] ?? -1 : -1
            return Field(
                "answer-\(index)", "\(index + 1). \(question.question)",
                .radio(question.options.enumerated().map { Field.Choice("\($0)", $1) }),
                value: chosen >= 0 ? "\(chosen)" : "", error: chosen < 0 ? missing : nil
            ).html
        }.joined()
    }

    // MARK: What they sign

    private var text: Panel {
        let clauses = document.consentText.enumerated().map { index, clause in
            "<div><h3>\(index + 1). \(clause.topic.title)</h3><p>\(clause.text)</p></div>" as HTML
        }
        return Panel(
            title: "Consent to \(document.title.lowercasedFirst)", remark: "version \(document.version)", id: "consent",
            body: """
                <div class="prose"><p><strong>\(document.regulatoryStatus)</strong></p>\(clauses)</div>\(signature)
                """)
    }

    private var signature: HTML {
        if let consent {
            let content = consent.content
            return """
                \(FactList(facts: [
                    .init("Signed by", "\(content.signedName)"),
                    .init("Witness", "\(names(content.witness))"),
                    .init("Signed", "\(clock.dayAndTime(consent.occurredAt))"),
                    .init("Valid through", "\(content.validThrough.words)"),
                    .init("Text", "version \(content.documentVersion), fingerprint \(content.documentHash.prefix(12))"),
                ]))
                """
        }
        let blank: HTML =
            "<div class=\"print-only\"><p class=\"signature-line\"><span>Patient, date</span><span>Witness, date</span></p></div>"
        guard course.decision?.content.outcome == .eligible, passed else {
            return
                "\(blank)<p class=\"soft no-print\">It can be signed once the patient is found eligible and the questions are passed.</p>"
        }
        return "\(blank)\(consentForm ?? "<p class=\"soft no-print\">A nurse or prescriber takes the consent.</p>")"
    }

    private var withdrawal: HTML? {
        withdrawalForm.map {
            Panel(title: "Withdrawal", body: Fold(title: "The patient takes the consent back", body: $0).html).html
        }
    }
}

extension StringProtocol {
    /// For a title that goes on a sentence.
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
