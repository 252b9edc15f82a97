public import Care
import Foundation
import Measures
import Records

extension Clinic {
    /// The protocol whose schedule asks this patient: of the plan, else of the screening, else the first that is switched on.
    public func askingProtocol(of course: Course) async -> TreatmentProtocol? {
        let ids = [
            course.plan?.content.plan.protocolID, course.draft?.content.protocolID,
            course.decision?.content.result.protocolID,
        ].compactMap { $0 }
        for id in ids {
            if let known = await protocols.current(id) { return known }
        }
        return await protocols.all.first(where: \.enabled)
    }

    /// What the patient is expected to answer, as far as this clinic has the scales.
    func expectedQuestionnaires(of course: Course, at now: Instant) async -> [ExpectedQuestionnaire] {
        guard let treatment = await askingProtocol(of: course) else { return [] }
        return AskingCalendar.expected(of: course, under: treatment, scale: askedScale, at: now, zone: zone)
    }

    /// What this clinic has of a scale; nil for one that nobody here could answer or enter.
    private func askedScale(_ id: String) -> AskedScale? {
        guard let compiled = scales[id] else { return nil }
        let scale = compiled.definition
        let way: AskedScale.Way? =
            isForLinks(scale)
            ? .patient
            : isForPatients(scale)
                ? .device : hasWords(scale) ? .rating : compiled.totalsInWords.map { _ in .total }
        return way.map { AskedScale(id: id, title: scale.title, way: $0) }
    }

    /// Tasks that the chart calls for at this moment and nobody has raised, and those it no longer calls for.
    func taskChanges(in course: Course, at now: Instant) async -> [ChartEntry] {
        let treatment: TreatmentProtocol? =
            if let plan = course.plan?.content.plan { await protocols.current(plan.protocolID) } else { nil }
        let asking = AskingTasks.wanted(
            in: course, expected: await expectedQuestionnaires(of: course, at: now), at: now, zone: zone)
        return CourseTasks.changes(in: course, under: treatment, asking: asking, on: day(now), zone: zone)
    }

    /// Asks every patient what their protocol's schedule asks now, by a link where they agreed to be sent one, and raises
    /// what time alone has made due.
    ///
    /// Done again, or after a restart, it asks nothing twice: each place in the schedule is asked once.
    public func keepSchedule(at now: Instant) async throws {
        let phases = CoursePhase.allCases.filter { $0 != .declined && $0 != .ended }.map(\.rawValue)
        let rows = try await store.rows("SELECT patient FROM patients WHERE phase IN \(list: phases) ORDER BY patient")
        for row in rows {
            try Task.checkCancellation()
            try await keepSchedule(of: PatientID(try row.text(0)), at: now)
        }
    }

    /// The same for one patient alone.
    public func keepSchedule(of patient: PatientID, at now: Instant) async throws {
        let course = try await courses.course(of: patient)
        let isIdle = await askingsDue(in: course, at: now).isEmpty
        if isIdle { guard await !taskChanges(in: course, at: now).isEmpty else { return } }
        let command = Command(
            id: "schedule-\(patient)-\(course.sequence)", saying: Data(patient.text.utf8), now: now, source: "")
        _ = try await decide(on: patient, author: Self.itself, command) { situation in
            var contents = await askingsDue(in: situation.course, at: now).map(ChartEntry.asked)
            // The tasks of what is written here are added to it; with nothing to write they stand alone.
            if contents.isEmpty { contents = await taskChanges(in: situation.course, at: now) }
            return contents.map { ChartWrite(stream: .chart(patient), content: $0) }
        }
    }

    /// Links to be sent now: one for each scale that is open, was not asked for this occasion and is not being asked already.
    private func askingsDue(in course: Course, at now: Instant) async -> [QuestionnaireAsked] {
        guard let channel = course.registration?.contact, asking.channels.contains(channel),
            Self.recipient(channel, of: course) != nil
        else { return [] }
        let answered = Set(course.sheets.compactMap(\.content.asking))
        var asked = Set(course.askings.compactMap(\.content.slot))
        var scales = Set(
            course.askings.filter { now < $0.content.expires && !answered.contains($0.content.id) }
                .map(\.content.scale))
        var due: [QuestionnaireAsked] = []
        for expected in await expectedQuestionnaires(of: course, at: now)
        where expected.state == .open || expected.state == .late {
            guard expected.scale.way == .patient, asked.insert(expected.slot).inserted,
                scales.insert(expected.scale.id).inserted
            else { continue }
            let end = min(expected.closes, now.adding(minutes: Self.lifetime(.link)))
            due.append(
                QuestionnaireAsked(
                    id: newID(), scale: expected.scale.id, mode: .link, channel: channel, expires: end,
                    slot: expected.slot))
        }
        return due
    }
}
