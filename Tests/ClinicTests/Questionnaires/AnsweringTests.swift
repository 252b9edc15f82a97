import Care
import Foundation
import Measures
import Records
import Testing

@testable import Clinic

@Suite("Questionnaires: asked, answered once, and acted on") struct AnsweringTests {
    private static let calm = Dictionary(uniqueKeysWithValues: (1...9).map { (String($0), $0 < 9 ? 1 : 0) })

    private func pass(_ link: String, _ clinic: ClinicFixture) async throws -> AnswerPass {
        try await clinic.clinic.pass(link, source: "10.0.0.9", now: clinic.now)
    }

    private func ask(
        _ patient: PatientID, _ clinic: ClinicFixture, scale: String = "phq-9", mode: AnswerSheet.Mode = .link
    ) async throws -> String {
        try await clinic.clinic.ask(
            scale, mode: mode, channel: nil, of: patient, access: try clinic.access(.askPatient, patient),
            clinic.command())
    }

    private func finish(
        _ values: [String: Int], skipping: Bool = false, _ link: String, _ clinic: ClinicFixture,
        on device: AnswerDevice? = nil
    ) async throws {
        try await clinic.clinic.finish(
            values, skipping: skipping, try await pass(link, clinic), on: device, source: "10.0.0.9", now: clinic.now)
    }

    @Test("Answers by link are a sheet and a score of the chart, by the patient")
    func answered() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            let link = try await ask(patient, clinic)
            try await finish(Self.calm, link, clinic)
            let course = try await clinic.course(patient)
            let sheet = try #require(course.sheets.first)
            #expect(sheet.author == Clinic.patientAuthor)
            #expect(sheet.content.total == 8)
            #expect(sheet.content.band == "mild")
            #expect(sheet.content.mode == .link)
            #expect(sheet.content.recall == "2-weeks")
            #expect(sheet.content.hash.count == 64)
            #expect(sheet.content.items.map(\.value) == [1, 1, 1, 1, 1, 1, 1, 1, 0, nil])
            #expect(course.scores.map(\.content.total) == [8])
            #expect(course.openRisks.isEmpty)
            try await clinic.expectSound()
        }
    }

    @Test("A total with a gap in its answers says everywhere how it came about")
    func imputed() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            var values = Self.calm
            values["1"] = 2
            values["2"] = nil
            try await finish(values, skipping: true, try await ask(patient, clinic), clinic)
            let course = try await clinic.course(patient)
            let words = "8 of 9 answered, prorated 9 to 9"
            #expect(course.sheets.first?.content.completeness == words)
            let scale = try clinic.clinic.scales.scale("phq-9").definition
            let trajectory = course.trajectory(of: scale, zone: clinic.clinic.zone)
            #expect(trajectory.lines.first?.points.map(\.score.imputation) == [words])
            try await finish(Self.calm, try await ask(patient, clinic), clinic)
            let whole = try await clinic.course(patient).trajectory(of: scale, zone: clinic.clinic.zone)
            #expect(whole.lines.first?.points.last?.score.imputation == nil)
        }
    }

    @Test("A link is answered once, whoever sends it again and whatever it then says")
    func once() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            let link = try await ask(patient, clinic)
            let earlier = try await pass(link, clinic)
            try await finish(Self.calm, link, clinic)
            let count = try await clinic.everything().count
            var graver = Self.calm
            graver["9"] = 3
            try await finish(graver, link, clinic)
            // A page that was open before the answer came sends its own.
            try await clinic.clinic.finish(
                graver, skipping: true, earlier, on: nil, source: "10.0.0.8", now: clinic.now)
            #expect(try await clinic.everything().count == count)
            #expect(try await pass(link, clinic).isAnswered)
            // Not even taking the sheet back opens it again.
            let sheet = try #require(try await clinic.course(patient).sheets.first)
            _ = try await clinic.clinic.correct(
                sheet.sequence, kind: .enteredInError, reason: "another person's", replacement: nil, on: patient,
                access: try clinic.access(.correctEntry, patient), clinic.command())
            #expect(try await clinic.course(patient).scores.isEmpty)
            #expect(try await pass(link, clinic).isAnswered)
        }
    }

    @Test("A link ends; an ended, an altered and an unknown one are refused alike")
    func ended() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            let link = try await ask(patient, clinic)
            let unknown = AnswerLink(asking: clinic.clinic.newID(), expires: clinic.now.adding(minutes: 60))
                .text(key: clinic.clinic.asking.key)
            var refusals: Set<Refusal> = []
            func refused(_ link: String) async {
                do { _ = try await pass(link, clinic) } catch {
                    if let refusal = error as? Refusal { refusals.insert(refusal) }
                }
            }
            await refused(unknown)
            await refused(String(link.dropLast()) + (link.last == "0" ? "1" : "0"))
            clinic.pass(days: 8)
            await refused(link)
            #expect(refusals.count == 1)
            #expect(refusals.first?.code == "link.refused")
            // The clock set back: the link works again, and what it says is not dated before it was asked.
            clinic.pass(days: -9)
            try await finish(Self.calm, link, clinic)
            let sheet = try #require(try await clinic.course(patient).sheets.first)
            #expect(sheet.content.on == clinic.today.adding(days: 1))
        }
    }

    @Test("Whoever tries unsigned links is slowed down; a signed one still opens from there")
    func throttled() async throws {
        try await ClinicFixture.with { clinic in
            let link = try await ask(try await clinic.register("Rowan", "Alder"), clinic)
            var codes: [String?] = []
            for number in 0..<25 {
                codes.append(
                    await code { _ = try await pass(String(repeating: String(number % 10), count: 72), clinic) })
            }
            #expect(codes.first == "link.refused")
            #expect(codes.last == "link.throttled")
            #expect(try await !pass(link, clinic).isAnswered)
        }
    }

    @Test("A positive suicide item raises its risk when it is saved, once, and again with nothing when sent")
    func positiveWhileAnswering() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            let link = try await ask(patient, clinic)
            let device = AnswerDevice.random()
            let open = try await pass(link, clinic)
            for (sequence, value) in [(1, 1), (2, 3), (3, 0)] {
                try await clinic.clinic.saveAnswer(
                    value, to: "9", sequence: sequence, open, on: device, now: clinic.now)
            }
            let risk = try #require(try await clinic.course(patient).openRisks.first?.content)
            #expect(try await clinic.course(patient).openRisks.count == 1)
            #expect(risk.level == .high)
            #expect(risk.due == clinic.now.adding(minutes: 60))
            var answers = Self.calm
            answers["9"] = 2
            try await finish(answers, link, clinic, on: device)
            #expect(try await clinic.course(patient).openRisks.map(\.content.id) == [risk.id])
            // A calm sheet later is no answer to it.
            try await finish(Self.calm, try await ask(patient, clinic), clinic)
            #expect(try await clinic.course(patient).openRisks.map(\.content.id) == [risk.id])
        }
    }

    @Test("What was closed while the page was open is raised again by the sheet")
    func closedBetween() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            let link = try await ask(patient, clinic)
            try await clinic.clinic.saveAnswer(
                1, to: "9", sequence: 1, try await pass(link, clinic), on: .random(), now: clinic.now)
            let risk = try #require(try await clinic.course(patient).openRisks.first?.content)
            _ = try await clinic.clinic.closeRisk(
                risk.id, words: "called, is safe with a friend", on: patient,
                access: try clinic.access(.closeRisk, patient), clinic.command())
            var answers = Self.calm
            answers["9"] = 3
            try await finish(answers, link, clinic)
            let open = try await clinic.course(patient).openRisks.map(\.content)
            #expect(open.map(\.level) == [.high])
            #expect(open.first?.id != risk.id)
        }
    }

    @Test("An open question asks first; sent without the suicide item it is an open alarm")
    func skipped() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            let link = try await ask(patient, clinic)
            var answers = Self.calm
            answers["9"] = nil
            let sent = answers
            #expect(await code { try await finish(sent, link, clinic) } == "answers.open")
            #expect(await field { try await finish(sent, link, clinic) } == "item-9")
            try await finish(sent, skipping: true, link, clinic)
            let course = try await clinic.course(patient)
            #expect(course.sheets.first?.content.total == nil)
            #expect(course.scores.isEmpty)
            #expect(course.openRisks.map(\.content.level) == [.moderate])
        }
    }

    @Test("Answers out of order, twice and late come to the same draft, shown to their own browser alone")
    func outOfOrder() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            let open = try await pass(try await ask(patient, clinic, scale: "gad-7"), clinic)
            let device = AnswerDevice.random()
            let changes = [("1", 3, 1), ("2", 2, 2), ("1", 0, 3), ("3", 1, 4)]
            for (item, value, sequence) in changes.reversed() + changes {
                try await clinic.clinic.saveAnswer(
                    value, to: item, sequence: sequence, open, on: device, now: clinic.now)
            }
            let draft = try await clinic.clinic.draft(open, on: device)
            #expect(draft.values == ["1": 0, "2": 2, "3": 1])
            #expect(draft.sequence == 4)
            #expect(try await clinic.clinic.draft(open, on: .random()).values.isEmpty)
            #expect(try await clinic.clinic.draft(open, on: nil).values.isEmpty)
            for wrong in [("1", 4, 9), ("1", -1, 9), ("99", 1, 9), ("1", 1, -1)] {
                let refused = await code {
                    try await clinic.clinic.saveAnswer(
                        wrong.1, to: wrong.0, sequence: wrong.2, open, on: device, now: clinic.now)
                }
                #expect(refused?.hasPrefix("answers.") == true)
            }
            #expect(try await clinic.clinic.draft(open, on: device).values == ["1": 0, "2": 2, "3": 1])
        }
    }

    @Test("Many answers saved at the same moment all stay")
    func atTheSameMoment() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            let open = try await pass(try await ask(patient, clinic), clinic)
            let device = AnswerDevice.random()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for item in 1...9 {
                    group.addTask {
                        try await clinic.clinic.saveAnswer(
                            2, to: String(item), sequence: item, open, on: device, now: clinic.now)
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await clinic.clinic.draft(open, on: device).values.count == 9)
            #expect(try await clinic.course(patient).openRisks.count == 1)
        }
    }

    @Test("A screener typed in by staff speaks by its own triage, and stands where screening looks")
    func triage() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            _ = try await clinic.clinic.recordSheet(
                ["1": 1, "2": 0, "6": 0], scale: "c-ssrs-since-last", mode: .telephone, on: clinic.today, for: patient,
                access: try clinic.access(.recordScore, patient), clinic.command())
            let course = try await clinic.course(patient)
            #expect(course.sheets.first?.content.triage == .low)
            #expect(course.openRisks.map(\.content.level) == [.low])
            #expect(course.measurements.map(\.content.value).filter { $0 == .flag(true) }.count == 1)
            let refused = await code {
                _ = try await clinic.clinic.recordSheet(
                    ["1": 2], scale: "c-ssrs-since-last", mode: .telephone, on: clinic.today, for: patient,
                    access: try clinic.access(.recordScore, patient), clinic.command())
            }
            #expect(refused == "answers.value")
        }
    }

    @Test("Only what patients rate themselves is asked of them")
    func notForPatients() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            for scale in ["ham-d17", "madrs", "c-ssrs-since-last"] {
                #expect(await code { _ = try await ask(patient, clinic, scale: scale) } == "asking.scale")
            }
            #expect(await code { _ = try await ask(patient, clinic, scale: "no-such") } == "scale.unknown")
        }
    }
}
