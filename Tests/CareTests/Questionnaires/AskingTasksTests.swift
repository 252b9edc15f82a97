import Foundation
import Testing

@testable import Care

/// Silence on a work list: one line for one patient, however much of it there is.
@Suite struct AskingTasksTests {
    private static let zone = Sample.zone
    private static let monday = Day(ordinal: 20_731)

    private func moment(_ days: Int) -> Instant {
        Self.monday.adding(days: days).instant(hour: 9, minute: 0, in: Self.zone)
    }

    private func expected(
        _ occasion: String, _ scale: String, opens: Int, _ state: ExpectedQuestionnaire.State = .late
    ) throws -> ExpectedQuestionnaire {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        return ExpectedQuestionnaire(
            slot: "\(occasion).\(scale)", occasion: occasion, title: "Weekly, \(Self.monday.adding(days: opens).words)",
            scale: AskedScale(id: scale, title: scale.uppercased(), way: .patient), opens: moment(opens),
            late: moment(opens + 2), closes: moment(opens + 7), state: state,
            rule: try #require(treatment.rule("ASK-WEEKLY-INDUCTION")))
    }

    private func tasks(_ expected: [ExpectedQuestionnaire], at days: Int = 30) -> [CareTask] {
        AskingTasks.wanted(
            in: Course(patient: PatientID("p")), expected: expected, at: moment(days), zone: Self.zone)
    }

    @Test func `one silent questionnaire is named, with its day in words`() throws {
        let task = try #require(tasks([try expected("weekly.1", "phq-9", opens: 0)]).first)
        #expect(task.title == "PHQ-9 unanswered since 5\u{A0}Oct\u{A0}2026")
        #expect(task.why == "Weekly, 5\u{A0}Oct\u{A0}2026. Ask again, or read it out by phone.")
        #expect(task.due == Self.monday.adding(days: 2) && task.role == .nurse)
    }

    @Test func `many are one task that counts them from the oldest`() throws {
        let silent = [
            try expected("weekly.2", "phq-9", opens: 7), try expected("weekly.1", "gad-7", opens: 0, .missed),
            try expected("weekly.2", "gad-7", opens: 7), try expected("quarterly.1", "audit-c", opens: 3),
            try expected("weekly.2", "peg", opens: 7, .answered), try expected("monthly.1", "pcl-5", opens: 9, .open),
        ]
        let found = tasks(silent)
        #expect(found.map(\.title) == ["3 questionnaires unanswered, the oldest since 5\u{A0}Oct\u{A0}2026"])
        #expect(found.first?.why == "AUDIT-C, GAD-7, PHQ-9. Ask again, or read them out by phone.")
        #expect(found.first?.due == Self.monday.adding(days: 2))
        #expect(tasks(silent, at: 1).isEmpty)
    }

    @Test func `the open task says what is silent now; what a nurse has done comes back only for something new`() throws
    {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        var log = EntryLog()
        log.append(.registered(Sample.registration()))
        func changes(_ expected: [ExpectedQuestionnaire]) -> [ChartEntry] {
            CourseTasks.changes(
                in: log.course, under: treatment, asking: tasks(expected), on: Self.monday, zone: Self.zone
            ).filter { change in
                switch change {
                case .taskRaised(let task): task.id.hasPrefix("asking.")
                case .taskCompleted(let done): done.task.hasPrefix("asking.")
                default: false
                }
            }
        }
        func titles(_ changes: [ChartEntry]) -> [String] {
            changes.compactMap { if case .taskRaised(let task) = $0 { task.title } else { nil } }
        }
        let one = try expected("weekly.1", "phq-9", opens: 0)
        let two = [one, try expected("weekly.1", "gad-7", opens: 0)]
        let newer = two + [try expected("weekly.2", "phq-9", opens: 7)]
        for change in changes([one]) { log.append(change) }
        #expect(changes([one]).isEmpty)
        let grown = changes(two)
        #expect(titles(grown) == ["2 questionnaires unanswered, the oldest since 5\u{A0}Oct\u{A0}2026"])
        for change in grown { log.append(change) }
        #expect(log.course.openTasks.keys.filter { $0.hasPrefix("asking.") }.count == 1)
        log.append(.taskCompleted(TaskCompleted(task: "asking.weekly.1", outcome: "Left a message.")))
        #expect(changes(two).isEmpty)
        #expect(titles(changes(newer)).count == 1)
    }
}
