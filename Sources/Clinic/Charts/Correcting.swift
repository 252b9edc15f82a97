public import Care
import Foundation
import Measures
import Records

extension Clinic {
    /// Takes an entry back, or puts the right one in its place. The wrong one stays readable.
    ///
    /// What rests on the entry is put right in the same write: a positive suicide item raises its risk, and a session that
    /// was closed gets the summary that its entries now make.
    ///
    /// - Parameter session: the session in whose stream the entry stands, when it is not the chart's own.
    public func correct(
        _ sequence: Int64, in session: SessionID? = nil, kind: Correction.Kind, reason: String,
        replacement: ChartEntry?, on patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.correctEntry, on: patient)
        let stream: StreamName = session.map { .session($0) } ?? .chart(patient)
        let right = try replacement.map { try $0.checked(in: scales, on: day(command.now)) }
        let risk: RiskID = newID()
        return try await decide(on: patient, session: session, by: access, command) { situation in
            let entry = sequence < 1 ? nil : try await entry(sequence, of: stream)
            for content in [entry?.content, right].compactMap({ $0 }) {
                guard !content.holdsTherapyNote || access.person.may(.writeTherapyNote) else {
                    throw Clinic.noSuchEntry
                }
            }
            let earlier = situation.session?.corrections ?? situation.course.corrections
            let correction = try CorrectionRules.correct(
                entry, kind: kind, reason: reason, replacement: right,
                alreadyCorrected: earlier.contains { $0.content.corrects == sequence })
            var writes = [ChartWrite(stream: stream, content: .corrected(correction))]
            let desk = await riskDesk(for: situation.course, hearing: access.person.id)
            if let answers = correction.replacement?.suicideAnswers,
                let raised = desk.raised(from: answers, id: risk, at: command.now)
            {
                writes.append(ChartWrite(stream: .chart(patient), content: .riskRaised(raised)))
            }
            if let session, let summary = situation.session?.summary {
                let revised = try await revision(of: summary, correcting: correction, in: session, by: access, command)
                if let revised { writes += Clinic.closing(revised, of: patient) }
            }
            return writes
        }
    }

    private func entry(_ sequence: Int64, of stream: StreamName) async throws -> Entry? {
        try await store.entries(in: stream, after: sequence - 1, limit: 1).first
            .flatMap { $0.sequence == sequence ? try Entry($0) : nil }
    }

    /// The summary of a closed session once `correction` stands; nil when it says the same.
    private func revision(
        of summary: SessionSummary, correcting correction: Correction, in session: SessionID, by access: Access,
        _ command: Command
    ) async throws -> SessionSummary? {
        var entries: [Entry] = []
        for stored in try await store.entries(in: .session(session)) { entries.append(try Entry(stored)) }
        let next = (entries.last?.sequence ?? 0) + 1
        entries.append(
            Entry(
                sequence: next, occurredAt: command.occurredAt, recordedAt: command.now, author: access.person.id,
                content: .corrected(correction)))
        let revised = SessionRules.revised(summary, by: TreatmentSession(id: session, entries: entries))
        return revised == summary ? nil : revised
    }

    private static let noSuchEntry = Refusal(
        code: "correction.unknown", field: "entry", reason: "There is no such entry.",
        remedy: "Choose an entry of this chart.")
}

extension ChartEntry {
    /// A therapy note, or a correction that holds one.
    var holdsTherapyNote: Bool {
        switch self {
        case .noted(let note): note.kind.isTherapy
        case .corrected(let correction): correction.replacement?.holdsTherapyNote ?? false
        default: false
        }
    }

    /// What a score or a questionnaire says of suicidality.
    fileprivate var suicideAnswers: SheetRisk? {
        switch self {
        case .scored(let score): score.risk
        case .answered(let sheet): sheet.risk
        default: nil
        }
    }

    /// What stands in for a wrong entry keeps to what a new one keeps to.
    fileprivate func checked(in scales: ScaleLibrary, on today: Day) throws -> ChartEntry {
        switch self {
        case .scored(let score): return .scored(try ScoreRules.checked(score, in: scales, on: today))
        case .signs(let signs): return .signs(try signs.checked())
        case .preDoseChecked(let check): return .preDoseChecked(try check.checked())
        default: return self
        }
    }
}
