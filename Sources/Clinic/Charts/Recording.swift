public import Care
import Foundation
import Records

extension Clinic {
    /// Adds facts to the history: history, medication, allergy, condition, measurement, past trial, surveillance.
    public func recordHistory(
        _ facts: [ChartEntry], on patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.recordHistory, on: patient)
        for fact in facts {
            switch fact {
            case .historyTaken, .medication, .allergy, .condition, .measured, .pastTrial, .surveillanceDone: continue
            default:
                throw Refusal(
                    code: "history.kind", reason: "An entry of kind \(fact.kind) is not part of the history.",
                    remedy: "Use the page made for it.")
            }
        }
        guard !facts.isEmpty else {
            throw Refusal(code: "history.empty", reason: "Nothing was entered.", remedy: "Fill in at least one field.")
        }
        return try await decide(on: patient, by: access, command) { _ in
            facts.map { ChartWrite(stream: .chart(patient), content: $0) }
        }
    }

    /// Adds a score. A positive or skipped suicide item raises a risk in the same write: it can never be recorded alone.
    public func recordScore(
        _ score: Score, on patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.recordScore, on: patient)
        let checked = try ScoreRules.checked(score, in: scales, on: day(command.now))
        let risk: RiskID = newID()
        return try await decide(on: patient, by: access, command) { situation in
            var contents: [ChartEntry] = [.scored(checked)]
            let desk = await riskDesk(for: situation.course, hearing: access.person.id)
            if let raised = desk.raised(from: checked.risk, id: risk, at: command.now) {
                contents.append(.riskRaised(raised))
            }
            return contents.map { ChartWrite(stream: .chart(patient), content: $0) }
        }
    }

    /// Adds the answers of the Columbia screener. What its triage calls a risk, and a
    /// question that was left out, is raised in the same write.
    public func recordColumbia(
        _ screen: ColumbiaScreen, on day: Day, patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.recordScore, on: patient)
        guard !screen.answers.isEmpty else {
            throw Refusal(
                code: "columbia.empty", field: ColumbiaScreen.Question.wish.rawValue,
                reason: "No question was answered.",
                remedy: "Enter at least the answers to the first two questions and to behaviour.")
        }
        guard day <= self.day(command.now) else {
            throw Refusal(
                code: "columbia.day", field: "on", reason: "\(day) is in the future.",
                remedy: "Enter the day the questions were asked.")
        }
        let risk: RiskID = newID()
        return try await decide(on: patient, by: access, command) { situation in
            var contents = screen.observations(on: day).map(ChartEntry.measured)
            let desk = await riskDesk(for: situation.course, hearing: access.person.id)
            if let raised = desk.raised(from: screen.risk, id: risk, at: command.now) {
                contents.append(.riskRaised(raised))
            }
            return contents.map { ChartWrite(stream: .chart(patient), content: $0) }
        }
    }

    /// Adds a note. Therapy notes need their own permission.
    public func writeNote(
        _ note: ClinicalNote, on patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(note.kind.isTherapy ? .writeTherapyNote : .writeNote, on: patient)
        let text = note.text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty, text.count <= 20_000 else {
            throw Refusal(
                code: "note.text", field: "text", reason: "The note is empty or over 20,000 characters.",
                remedy: "Write the note, or split it.")
        }
        return try await decide(on: patient, by: access, command) { _ in
            [ChartWrite(stream: .chart(patient), content: .noted(ClinicalNote(kind: note.kind, text: text)))]
        }
    }

    public func completeTask(
        _ task: String, outcome: String, on patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.completeTask, on: patient)
        guard outcome.trimmingCharacters(in: .whitespacesAndNewlines).count >= 3 else {
            throw Refusal(
                code: "task.outcome", field: "outcome", reason: "A task is finished with a word on what came of it.",
                remedy: "Say what was done.")
        }
        return try await decide(on: patient, by: access, command) { situation in
            guard !situation.course.openRisks.contains(where: { CourseTasks.id(of: $0.content) == task }) else {
                throw Refusal(
                    code: "task.risk", reason: "This risk is open, and only closing it finishes the task.",
                    remedy: "Close the risk in words on the patient's chart.")
            }
            guard situation.course.openTasks[task] != nil else {
                throw Refusal(code: "task.unknown", reason: "This task is not open.", remedy: "Load the list again.")
            }
            return [
                ChartWrite(
                    stream: .chart(patient), content: .taskCompleted(TaskCompleted(task: task, outcome: outcome)))
            ]
        }
    }
}

extension ClinicalNote.Kind {
    /// Notes of the therapy itself, which only those may read whose role allows it.
    public var isTherapy: Bool { self == .preparation || self == .integration }
}
