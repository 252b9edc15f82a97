public import Care
import Foundation
import Measures
import Records

extension Clinic {
    /// The scale of this id, ready to score.
    ///
    /// - Throws: `scale.unknown` when the clinic has none of that name.
    public func scoring(of scale: String) throws -> SheetScoring {
        guard let known = scales[scale] else {
            throw Refusal(
                code: "scale.unknown", field: "scale", reason: "There is no questionnaire of that name.",
                remedy: "Choose one from the list.")
        }
        return SheetScoring(known)
    }

    /// Adds a questionnaire that staff typed in: read out by phone, or from paper. A positive or skipped suicide item
    /// raises a risk in the same write.
    ///
    /// - Parameter values: answers by the item's id; what is not there was skipped.
    public func recordSheet(
        _ values: [String: Int], scale: String, mode: AnswerSheet.Mode, on day: Day, for patient: PatientID,
        access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.recordScore, on: patient)
        guard day <= self.day(command.now) else {
            throw Refusal(
                code: "answers.day", field: "on", reason: "\(day) is in the future.",
                remedy: "Enter the day the questions were answered.")
        }
        guard mode == .telephone || mode == .paper else {
            throw Refusal(
                code: "answers.mode", field: "mode", reason: "Staff type in what was read out or written on paper.",
                remedy: "Choose by phone or on paper.")
        }
        guard !values.isEmpty else {
            throw Refusal(
                code: "answers.empty", reason: "No question was answered.", remedy: "Enter at least one answer.")
        }
        let scoring = try scoring(of: scale)
        let sheet = try scoring.sheet(values, mode: mode, on: day)
        let risk: RiskID = newID()
        return try await decide(on: patient, by: access, command) { situation in
            let desk = await riskDesk(for: situation.course, hearing: access.person.id)
            return Self.writes(
                sheet, scoring, risk: desk.raised(from: sheet.risk, id: risk, at: command.now), for: patient)
        }
    }

    /// A sheet with what must never be recorded apart from it.
    static func writes(
        _ sheet: AnswerSheet, _ scoring: SheetScoring, risk: RiskRaised?, for patient: PatientID
    ) -> [ChartWrite] {
        var contents: [ChartEntry] = [.answered(sheet)]
        contents += sheet.observations(scoring.definition).map(ChartEntry.measured)
        if let risk { contents.append(.riskRaised(risk)) }
        return contents.map { ChartWrite(stream: .chart(patient), content: $0) }
    }
}
