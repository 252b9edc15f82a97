import Care
import Clinic
import Foundation

/// One made-up patient, and the people who look after them: after each step they look at the course and decide what is
/// next, as people do.
///
/// A rule's refusal is a normal answer that they react to. Not safe to share: one task lives a patient's day at a time.
struct SyntheticPatient: Sendable {
    /// What is arranged for a day, in the order in which it is done on that day.
    enum Errand: Int, Sendable {
        case registration, assessment, education, planning, danger, session, contact, questions
    }

    struct Appointment: Sendable, Comparable {
        let day: Day
        let errand: Errand

        static func < (left: Self, right: Self) -> Bool {
            (left.day, left.errand.rawValue) < (right.day, right.errand.rawValue)
        }
    }

    /// Thrown where the simulation ends: what would come later has not happened yet.
    struct NotYet: Error {}

    let number: Int
    let recordNumber: String
    let story: Story
    let clinic: Clinic
    let log: AccessLog
    /// Those who are at work on the day.
    var team: Team
    let tally: Tally
    let timetable: Timetable
    var person: SyntheticPerson
    var random: SplitMix64
    /// The patient's own moment; it only moves on.
    var clock: Instant
    var agenda: [Appointment]
    var course: Course
    /// How many sessions the patient has come to, whether a dose was given or not.
    var visits = 0
    /// What is left of the illness, as a share of what it was at the start.
    var burden = 1.0
    var baseline: [String: Double] = [:]

    var patient: PatientID { course.patient }
    var today: Day { Day(clock, in: timetable.zone) }

    /// The next day on which something happens, unless nothing more will.
    var nextDay: Day? { agenda.map(\.day).min() }

    /// The nurse and the prescriber who know this patient.
    var nurse: Post { number % 2 == 0 ? .nurse : .secondNurse }
    var prescriber: Post { number % 3 == 0 ? .secondPrescriber : .prescriber }

    /// Lives through everything that is arranged up to `day`.
    mutating func live(through day: Day) async throws {
        while let next = agenda.indices.min(by: { agenda[$0] < agenda[$1] }), agenda[next].day <= day {
            let appointment = agenda.remove(at: next)
            do {
                try await attend(appointment)
            } catch is NotYet {
                agenda = []
            }
        }
    }

    private mutating func attend(_ appointment: Appointment) async throws {
        switch appointment.errand {
        case .registration:
            turn(to: appointment.day, hour: random.within(8...15), minute: random.within(0...55))
            // Whoever was asked for is here when the simulation ends.
            clock = min(clock, timetable.end.adding(minutes: -Double(random.within(2...40))))
            try await register(on: appointment.day)
        case .assessment:
            turn(to: appointment.day, hour: random.within(9...13), minute: random.within(0...55))
            try await assess()
        case .education:
            turn(to: appointment.day, hour: random.within(9...14), minute: random.within(0...55))
            try await educate()
        case .planning:
            turn(to: appointment.day, hour: random.within(11...15), minute: random.within(0...55))
            try await plan()
        case .session:
            // Before the session there are forms to fill in.
            clock = max(clock, timetable.start(on: appointment.day).adding(minutes: -25))
            try await attendSession()
        case .contact:
            turn(to: appointment.day, hour: random.within(15...16), minute: random.within(0...55))
            try await contact()
        case .danger:
            clock = max(clock, timetable.end.adding(minutes: -70))
            try await speakOfDanger()
        case .questions:
            turn(to: appointment.day, hour: random.within(12...14), minute: random.within(0...55))
            try await answerAtHome()
        }
    }

    private mutating func turn(to day: Day, hour: Int, minute: Int) {
        clock = max(clock, day.instant(hour: hour, minute: minute, in: timetable.zone))
    }

    /// Time passes: this many minutes and some seconds.
    mutating func pass(_ minutes: ClosedRange<Int>) {
        let seconds = random.within(minutes.lowerBound * 60...minutes.upperBound * 60)
        clock = clock.adding(minutes: Double(seconds) / 60)
    }

    mutating func arrange(_ errand: Errand, on day: Day) {
        agenda.append(Appointment(day: day, errand: errand))
    }

    // MARK: Doing things

    /// The moment's command; nothing can be done after the end of the simulation.
    mutating func command() throws -> Command {
        guard clock <= timetable.end else { throw NotYet() }
        let id = random.hexadecimal()
        return Command(id: id, saying: Data(id.utf8), now: clock, source: Hiring.source)
    }

    func access(_ permission: Permission, _ post: Post) throws -> Access {
        try Authorisation.require(permission, of: team.member(post).person, patient: patient)
    }

    func password(_ post: Post) throws -> String { try team.member(post).password }

    /// Does something that is sure to be allowed.
    mutating func act(
        _ permission: Permission, _ post: Post,
        _ use: (Clinic, PatientID, Access, Command) async throws -> Course
    ) async throws {
        let command = try command()
        course = try await use(clinic, patient, try access(permission, post), command)
    }

    /// Does something that a rule may refuse, and answers with its refusal.
    mutating func attempt(
        _ permission: Permission, _ post: Post,
        _ use: (Clinic, PatientID, Access, Command) async throws -> Course
    ) async throws -> Refusal? {
        do {
            try await act(permission, post, use)
            return nil
        } catch let refusal as Refusal {
            tally.refused(refusal.code)
            return refusal
        }
    }

    /// Somebody opens the chart, which is written down.
    func openChart(_ post: Post, what: String = "chart") async throws {
        guard clock <= timetable.end else { throw NotYet() }
        try await log.record(try access(.seeChart, post), what: what, now: clock)
    }

    /// Somebody who prepares the dose reads the plan, which is written down.
    func openPlan(_ post: Post) async throws {
        guard clock <= timetable.end, team.members[post] != nil else { return }
        try await log.record(try access(.seePlan, post), what: "plan", now: clock)
    }

    mutating func note(_ kind: ClinicalNote.Kind, _ text: String, by post: Post) async throws {
        try await act(kind.isTherapy ? .writeTherapyNote : .writeNote, post) {
            try await $0.writeNote(ClinicalNote(kind: kind, text: text), on: $1, access: $2, $3)
        }
    }
}
