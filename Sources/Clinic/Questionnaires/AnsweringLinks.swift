public import Care
import Foundation
import Measures
import Records

/// The browser that answers a link: answers that are saved as it goes are shown again to it alone.
public struct AnswerDevice: Sendable, Hashable {
    /// 32 hexadecimal digits, kept by that browser.
    public let text: String

    public init?(text: String) {
        guard text.utf8.count == 32, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        self.text = text
    }

    public static func random() -> AnswerDevice { AnswerDevice(digits: hexadecimal(RandomBytes.system(16))) }

    private init(digits: String) { text = digits }
}

extension Clinic {
    /// Written as the author of what a patient answered without anybody signed in.
    public static let patientAuthor = PersonID("patient")

    /// What this browser has saved so far; nothing once the questionnaire was answered.
    public func draft(_ pass: AnswerPass, on device: AnswerDevice?) async throws -> DraftAnswers {
        guard !pass.isAnswered, let device, let kept = try await store.state(Self.draftKey(pass, device)) else {
            return DraftAnswers()
        }
        return (try? JSONDecoder().decode(DraftAnswers.self, from: kept.value)) ?? DraftAnswers()
    }

    /// Saves one answer, or that it was taken back. What returned is on disk.
    ///
    /// A positive suicide item raises its risk now: the patient may not come to the end of the page.
    ///
    /// - Parameter sequence: counted up by the page with each change, so that a change that arrives late never replaces a
    ///   later one.
    /// - Returns: the risk that the answers so far show.
    @discardableResult
    public func saveAnswer(
        _ value: Int?, to item: String, sequence: Int, _ pass: AnswerPass, on device: AnswerDevice, now: Instant
    ) async throws -> SheetRisk? {
        guard !pass.isAnswered else { return nil }
        let scoring = try scoring(of: pass.asked.scale)
        guard let question = scoring.questions.first(where: { $0.id == item }), (0...1_000_000).contains(sequence)
        else {
            throw Refusal(
                code: "answers.item", reason: "This question is not part of the questionnaire.",
                remedy: "Load the page again.")
        }
        try scoring.check(value, of: question)
        let key = Self.draftKey(pass, device)
        for _ in 0..<32 {
            let kept = try await store.state(key)?.value
            var draft = kept.flatMap { try? JSONDecoder().decode(DraftAnswers.self, from: $0) } ?? DraftAnswers()
            guard draft.take(value, to: item, sequence: sequence) else { return try scoring.riskSoFar(draft.values) }
            let risk = try scoring.riskSoFar(draft.values)
            if let risk { try await raise(risk, while: pass, now: now) }
            do {
                try await store.apply([
                    .require(key: key, value: kept),
                    .put(
                        key: key, value: try EntryPayload.encode(draft),
                        expiresMicroseconds: pass.asked.expires.microseconds),
                ])
                return risk
            } catch StoreError.stateChanged {
                continue
            }
        }
        throw StoreError.stateChanged(key: key)
    }

    /// Takes the whole sheet in, once. A second time changes nothing, whoever sends it.
    ///
    /// - Parameter skipping: false refuses a sheet with open questions, naming the first; true takes it as it is.
    public func finish(
        _ values: [String: Int], skipping: Bool, _ pass: AnswerPass, on device: AnswerDevice?, source: String,
        now: Instant
    ) async throws {
        guard !pass.isAnswered else { return }
        let scoring = try scoring(of: pass.asked.scale)
        let open = scoring.scale.open(values)
        if let first = open.first, !skipping {
            let count = open.count
            throw Refusal(
                code: "answers.open", field: SheetScoring.field(first.id),
                reason: count == 1 ? "One question is still open." : "\(count) questions are still open.",
                remedy: "Answer, or send without.")
        }
        // Never before the day it was asked, even when the clock was set back since.
        let today = max(day(now), day(pass.askedAt))
        let sheet = try scoring.sheet(values, mode: pass.asked.mode, on: today, asking: pass.asked.id)
        let command = Command(
            id: "answered-\(pass.asked.id)", saying: Data(pass.asked.id.text.utf8), now: now, source: source)
        _ = try await decide(on: pass.patient, author: Self.patientAuthor, command) { situation in
            let open = situation.course.openRisks.map(\.content)
            let id = RiskID("\(Self.riskPrefix(pass))\(situation.course.sequence + 1)")
            let desk = await riskDesk(for: situation.course)
            let raised = desk.raised(from: sheet.risk, id: id, at: now)
            let risk = raised.flatMap { Self.covers($0.level, open, pass) ? nil : $0 }
            return Self.writes(sheet, scoring, risk: risk, for: pass.patient)
        }
        if let device { try? await store.apply([.delete(key: Self.draftKey(pass, device))]) }
    }

    /// Raises the risk that unfinished answers show: once for each level, and not beside one as grave from the same link.
    private func raise(_ risk: SheetRisk, while pass: AnswerPass, now: Instant) async throws {
        guard let level = risk.level else { return }
        let command = Command(
            id: "answering-\(pass.asked.id)-\(level.rawValue)", saying: Data(pass.asked.id.text.utf8), now: now,
            source: "")
        _ = try await decide(on: pass.patient, author: Self.patientAuthor, command) { situation in
            let open = situation.course.openRisks.map(\.content)
            let id = RiskID("\(Self.riskPrefix(pass))\(situation.course.sequence + 1)")
            let desk = await riskDesk(for: situation.course)
            guard !Self.covers(level, open, pass), let raised = desk.raised(from: risk, id: id, at: now) else {
                return []
            }
            return [ChartWrite(stream: .chart(pass.patient), content: .riskRaised(raised))]
        }
    }

    private static func covers(_ level: RiskRaised.Level, _ open: [RiskRaised], _ pass: AnswerPass) -> Bool {
        open.contains { $0.id.text.hasPrefix(riskPrefix(pass)) && $0.level >= level }
    }

    private static func riskPrefix(_ pass: AnswerPass) -> String { "asked-\(pass.asked.id)-" }

    private static func draftKey(_ pass: AnswerPass, _ device: AnswerDevice) -> String {
        "asking.draft.\(pass.asked.id).\(device.text)"
    }
}
