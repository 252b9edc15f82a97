import Care
import Measures

extension ReferralReader {
    mutating func readQuestionnaireResponse(_ entry: BundleEntry) throws -> Bool {
        let resource = entry.resource
        guard try resource.string("status") != "entered-in-error", try concernsPatient(entry) else { return false }
        let day = try resource.day("authored")
        var answers: [GivenAnswer] = []
        try QuestionnaireAnswers.collect(from: resource, into: &answers)
        let observations = answers.map { answer in
            Observation(concept: answer.concept, value: answer.value, on: day, reference: entry.reference)
        }
        try keep(observations, given: answers, on: day, of: entry)
        return true
    }
}

/// The answers of a questionnaire, wherever they were nested.
enum QuestionnaireAnswers {
    /// Every answer below `holder`, in the order of the form: groups, and questions asked under an answer.
    static func collect(from holder: Cursor, into answers: inout [GivenAnswer]) throws {
        for item in try holder.list("item") {
            let concept = try concept(of: item)
            for answer in try item.list("answer") {
                if let value = try AnswerValue.read(answer) {
                    answers.append(try GivenAnswer(concept, value: value, in: answer))
                }
                try collect(from: answer, into: &answers)
            }
            try collect(from: item, into: &answers)
        }
    }

    /// What was asked: LOINC codes from the link id and from codes carried along, and the question's words.
    private static func concept(of item: Cursor) throws -> Concept {
        var parts = ConceptParts()
        let linkID = try item.string("linkId")
        if let code = linkID.flatMap(LOINC.code(inLinkID:)) { parts.add(Coding(.loinc, code)) }
        for code in try item.list("code") { try parts.add(coding: code) }
        for part in try item.list("extension") {
            guard try part.string("url")?.split(separator: "/").last?.lowercased().contains("code") == true else {
                continue
            }
            if let coding = try part.object("valueCoding") { try parts.add(coding: coding) }
            if let concept = try part.concept("valueCodeableConcept") { parts.add(concept) }
        }
        if let text = try item.string("text") { parts.add(text: text) }
        let concept = parts.concept
        guard concept.codings.isEmpty, concept.texts.isEmpty, let linkID else { return concept }
        return Concept(texts: [linkID])
    }
}

enum LOINC {
    /// The code when a link id ends in one, as `44250-9` or `/44249-1/44250-9`.
    ///
    /// The digit after the hyphen must be LOINC's check digit (mod 10), so that a numbering like `12345-6` is seldom
    /// taken for a code; numbers of fewer than four digits are taken for numbering.
    static func code(inLinkID linkID: String) -> String? {
        guard let last = linkID.split(separator: "/").last else { return nil }
        return (6...9).contains(last.utf8.count) && LOINCCode.isCode(last) ? String(last) : nil
    }
}
