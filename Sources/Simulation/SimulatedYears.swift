import Care
import Clinic
import Foundation
import Records

/// The time that a simulation covers, lived day by day.
struct SimulatedYears: Sendable {
    let premises: Premises
    let team: Team
    let education: EducationLibrary
    let seed: UInt64
    let start: Instant
    let end: Instant
    /// True in a new clinic, whose first patients are the fixed cast.
    let isShowcase: Bool
    let progress: @Sendable (String) -> Void
    private let tally = Tally()

    /// - Returns: the first patients, at most as many as the cast has.
    func live(numbers: Range<Int>) async throws -> [(id: PatientID, name: String)] {
        let report = Report(store: premises.store, tally: tally, total: numbers.count, progress: progress)
        try await report.begin()
        var cast: [(id: PatientID, name: String)] = []
        for lower in stride(from: numbers.lowerBound, to: numbers.upperBound, by: SyntheticClinic.groupSize) {
            let group = lower..<min(lower + SyntheticClinic.groupSize, numbers.upperBound)
            var patients: [SyntheticPatient] = []
            for number in group { patients.append(try await patient(number)) }
            try await live(&patients, report: report, isFirst: lower == numbers.lowerBound)
            if cast.isEmpty {
                cast = patients.prefix(StoryBook.cast.count).map { ($0.patient, $0.person.name.display) }
            }
        }
        try await report.finish()
        return cast
    }

    /// All of a group's days, in order. On each day those who have something to do act side by side.
    private func live(_ patients: inout [SyntheticPatient], report: Report, isFirst: Bool) async throws {
        let shift = Shift(premises: premises, tally: tally, end: end)
        var random = SplitMix64(seed: seed, part: -2)
        var team = team
        let zone = premises.clinic.zone
        var day = Day(start, in: zone)
        let last = Day(end, in: zone)
        var byDay: [Day: [Int]] = [:]
        for index in patients.indices {
            if let next = patients[index].nextDay { byDay[max(next, day), default: []].append(index) }
        }
        while day <= last {
            let present = (byDay.removeValue(forKey: day) ?? []).sorted()
            // The days of later groups are the same days: nobody signs in to them twice.
            var sessions: [SessionToken] = []
            if isShowcase, isFirst { (team, sessions) = try await shift.begin(team, on: day, &random) }
            for index in present { patients[index].team = team }
            for (index, patient) in try await lived(day, present.map { ($0, patients[$0]) }, report: report) {
                patients[index] = patient
                if let next = patient.nextDay, next <= last {
                    byDay[max(next, day.adding(days: 1)), default: []].append(index)
                } else {
                    tally.finishedPatients(1)
                }
            }
            try await shift.finish(sessions, on: day)
            day = day.adding(days: 1)
        }
    }

    private func lived(
        _ day: Day, _ present: [(Int, SyntheticPatient)], report: Report
    ) async throws -> [(Int, SyntheticPatient)] {
        try await withThrowingTaskGroup(of: (Int, SyntheticPatient).self) { group in
            var waiting = present.makeIterator()
            func startNext() {
                guard let (index, patient) = waiting.next() else { return }
                group.addTask {
                    var patient = patient
                    try await patient.live(through: day)
                    return (index, patient)
                }
            }
            for _ in 0..<SyntheticClinic.atOnce { startNext() }
            var done: [(Int, SyntheticPatient)] = []
            while let next = try await group.next() {
                done.append(next)
                startNext()
                try await report.tick()
            }
            return done
        }
    }

    /// A patient with a generator of their own, so that what one does never depends on when another acted.
    private func patient(_ number: Int) async throws -> SyntheticPatient {
        var random = SplitMix64(seed: seed, part: number)
        let story = StoryBook.story(for: number, isShowcase: isShowcase, &random)
        let zone = premises.clinic.zone
        let days = Day(end, in: zone).days(since: Day(start, in: zone))
        let ago = story.arrival.map { min(random.within($0), days) } ?? random.within(0...max(days, 0))
        let timetable = Timetable(zone: zone, end: end, number: number, story: story)
        let arrival = max(Day(start, in: zone), timetable.workingDay(upTo: timetable.today.adding(days: -ago)))
        let bytes = RandomBytes.seeded(seed, part: number)
        let signIn = try await SignIn.load(
            people: premises.people, log: premises.log, breakGlass: premises.breakGlass, random: bytes)
        let clinic = Clinic(
            store: premises.store, identity: premises.clinic.identity, people: premises.people,
            protocols: premises.clinic.protocols, education: education, scales: premises.clinic.scales,
            asking: premises.clinic.asking, signing: Signing(signIn: signIn), random: bytes)
        let digits = String(number)
        let person = SyntheticPerson(
            number: number, isMinor: story.obstacle == .minor,
            hasRaisedPressure: story.obstacle == .uncontrolledPressure, mustBeWoman: story.obstacle == .pregnancy,
            on: arrival, &random)
        return SyntheticPatient(
            number: number, recordNumber: "S-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits,
            story: story, clinic: clinic, log: premises.log, team: team, tally: tally, timetable: timetable,
            person: person, random: random, clock: start, agenda: [.init(day: arrival, errand: .registration)],
            course: Course(patient: PatientID("unregistered")))
    }
}
