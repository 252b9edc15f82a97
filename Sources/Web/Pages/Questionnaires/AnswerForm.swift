import Care
import Clinic
import Foundation
import Measures

/// The answers that a form holds, as strict as the buttons it is made of: what none of them could have sent is refused.
struct AnswerForm {
    let form: Form
    let scoring: SheetScoring

    /// Every answer.
    ///
    /// - Throws: a refusal that names the field of the first that is none, or that names no field when the form answers what
    ///   was not asked.
    func answers() throws -> [String: Int] {
        let known = Set(scoring.questions.map { SheetScoring.field($0.id) })
        guard form.names.allSatisfy({ !$0.hasPrefix(SheetScoring.field("")) || known.contains($0) }) else {
            throw Refusal(
                code: "answers.item", reason: "An answer came to a question that is not part of the questionnaire.",
                remedy: "Load the page again.")
        }
        var answers: [String: Int] = [:]
        for question in scoring.questions { answers[question.id] = try answer(to: question) }
        return answers
    }

    /// What can be shown again of a form that was refused.
    var readable: [String: Int] {
        var answers: [String: Int] = [:]
        for question in scoring.questions { answers[question.id] = (try? answer(to: question)) ?? nil }
        return answers
    }

    private func answer(to question: ScaleItem) throws -> Int? {
        let name = SheetScoring.field(question.id)
        let sent = form.all(name)
        guard sent.count < 2 else {
            throw Refusal(
                code: "answers.twice", field: name, reason: "This question was answered more than once.",
                remedy: "Choose one of the answers.")
        }
        let typed = scoring.typedRange(of: question)
        // Who types leaves a space now and then; a button does not.
        let text = typed == nil ? sent.first : sent.first?.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let text, !text.isEmpty else { return nil }
        guard let value = Self.number(text) else {
            throw Refusal(
                code: "answers.value", field: name, reason: "That is no answer to this question.",
                remedy: typed.map { "Give a whole number from \($0.lowerBound) to \($0.upperBound)." }
                    ?? "Choose one of the answers shown.")
        }
        try scoring.check(value, of: question)
        return value
    }

    /// A whole number as the page writes it: nothing around it, no leading zero, no zero below zero.
    static func number(_ text: String) -> Int? { Int(text).flatMap { String($0) == text ? $0 : nil } }
}

extension SheetScoring {
    /// The numbers a question takes when they are too many to choose from, as milliseconds; nil for one with buttons.
    func typedRange(of question: ScaleItem) -> ClosedRange<Int>? {
        let allowed = definition.allowedValues(of: question)
        guard question.answers == nil, allowed.count > 11, let low = allowed.first, let high = allowed.last else {
            return nil
        }
        return low...high
    }
}
