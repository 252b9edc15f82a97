extension EducationDocument {
    /// Questions in a comprehension check, and options in a question.
    static let questionsInQuiz = 6
    static let optionsInQuestion = 3

    /// Refuses a text that a patient could not be told, tested on or asked to sign.
    func check(name: String) throws {
        func require(_ holds: Bool, _ reason: @autoclosure () -> String) throws {
            if !holds { throw EducationLibrary.refused(name, reason()) }
        }
        for (field, text) in [("version", version), ("title", title), ("regulatoryStatus", regulatoryStatus)] {
            try require(!text.isEmpty, "\"\(field)\" is empty.")
        }
        try require(!sections.isEmpty, "There is nothing to read.")
        for section in sections {
            try require(
                !section.heading.isEmpty && !section.statements.isEmpty, "The section \"\(section.heading)\" is empty.")
        }
        for evidence in evidenceByIndication {
            try require(
                !evidence.label.isEmpty && !evidence.statements.isEmpty,
                "Nothing is said of the indication \(evidence.indication.rawValue).")
        }
        for statement in sections.flatMap(\.statements) + evidenceByIndication.flatMap(\.statements) {
            try require(
                !statement.text.isEmpty && !statement.source.isEmpty,
                "A statement has no words or no source: \"\(statement.text)\".")
        }
        try require(
            quiz.count == Self.questionsInQuiz, "The quiz has \(quiz.count) questions, not \(Self.questionsInQuiz).")
        for question in quiz {
            try require(
                question.options.count == Self.optionsInQuestion
                    && Set(question.options).count == question.options.count
                    && question.options.indices.contains(question.correct) && !question.why.isEmpty,
                "The question \"\(question.question)\" needs \(Self.optionsInQuestion) different options, "
                    + "the index of the right one, and why.")
        }
        try require(Set(quiz.map(\.question)).count == quiz.count, "A question is asked twice.")
        for clause in consentText {
            try require(
                !clause.text.isEmpty && !clause.source.isEmpty,
                "The clause on \(clause.topic.rawValue) has no words or no source.")
        }
        let topics = Set(consentText.map(\.topic))
        for topic in ConsentTopic.mustBeNamed {
            try require(topics.contains(topic), "The consent does not name \(topic.rawValue).")
        }
        try require(
            topics.contains(.offLabel) != topics.contains(.approvedUse),
            "The consent must name either off-label or approved-use.")
        try require(
            topics.contains(.rems) == topics.contains(.approvedUse),
            "A consent to approved use must name rems, no other may.")
    }
}
