import Care
import Clinic
import Foundation

/// A day's work of the team: everybody signs in before the first patient and out after the last.
struct Shift: Sendable {
    let premises: Premises
    let tally: Tally
    let end: Instant

    /// The team as it is signed in on `day`, which is the same team on a day off.
    func begin(_ team: Team, on day: Day, _ random: inout SplitMix64) async throws -> (
        team: Team, sessions: [SessionToken]
    ) {
        let opens = day.instant(hour: 7, minute: 25, in: premises.clinic.zone)
        guard day.isoWeekday <= 5, opens.adding(minutes: 30) <= end else { return (team, []) }
        var members = team.members
        var sessions: [SessionToken] = []
        var now = opens
        for post in Post.allCases where post != .auditor || day.isoWeekday == 1 {
            guard let member = team.members[post] else { continue }
            now = now.adding(minutes: random.within(0.5...3.0))
            if random.chance(0.01) {
                await mistype(member, now: now)
                now = now.adding(minutes: 0.5)
            }
            let session = try await premises.signIn.signIn(
                email: member.email, password: member.password, source: Hiring.source, now: now)
            guard case .active(let active) = try await premises.signIn.look(session.token, now: now) else { continue }
            members[post] = Team.Member(person: active.person, email: member.email, password: member.password)
            sessions.append(session.token)
        }
        return (Team(members: members), sessions)
    }

    func finish(_ sessions: [SessionToken], on day: Day) async throws {
        let closes = min(end, day.instant(hour: 18, minute: 20, in: premises.clinic.zone))
        for session in sessions { try await premises.signIn.signOut(session, now: closes) }
    }

    private func mistype(_ member: Team.Member, now: Instant) async {
        do {
            _ = try await premises.signIn.signIn(
                email: member.email, password: member.password + "z", source: Hiring.source, now: now)
        } catch let refusal as Refusal {
            tally.refused(refusal.code)
        } catch {
            // The right password follows and meets the same fault, which is then reported.
        }
    }
}
