public import Care
import Foundation
import Records

/// Who answers risks for a colleague who did not in time, in the order in which they are asked.
public struct RiskCover: ClinicSetting, Hashable {
    public var people: [PersonID]

    public init(people: [PersonID] = []) { self.people = people }

    static let stream: StreamName = "risk-cover"
    static let kind = "risk.cover"
}

extension Clinic {
    /// Who covers, for whoever may change it.
    public func riskCover(access: Access) async throws -> RiskCover {
        try access.proves(.changeSettings)
        return try await riskCover()
    }

    func riskCover() async throws -> RiskCover {
        try await RiskCover.load(from: store) ?? RiskCover()
    }

    /// Names who covers. Only clinicians who may close a risk can.
    public func changeRiskCover(to cover: RiskCover, access: Access, _ command: Command) async throws {
        try access.proves(.changeSettings)
        guard Set(cover.people).count == cover.people.count else {
            throw Refusal(
                code: "cover.twice", field: "people", reason: "Somebody is named twice.",
                remedy: "Name each person once, in the order in which they are asked.")
        }
        let able = Set(await clinicians())
        guard cover.people.allSatisfy(able.contains) else {
            throw Refusal(
                code: "cover.person", field: "people", reason: "Somebody named may not close a risk, or has left.",
                remedy: "Choose prescribers and therapists with an account that is in use.")
        }
        try await cover.save(in: store, by: access, zone: zone, command)
    }

    /// Clinicians who may close a risk, prescribers first: those who cover where nobody is named.
    func clinicians() async -> [PersonID] {
        let able = await people.directory.everyone.filter { person in
            person.isEnabled && PermissionTable.role(among: person.roles, for: .closeRisk) != nil
        }
        return (able.filter { $0.roles.contains(.prescriber) } + able.filter { !$0.roles.contains(.prescriber) })
            .map(\.id)
    }

    /// Those who cover now: the people named who can still answer, then everybody else who can.
    func coverOrder() async throws -> [PersonID] {
        let able = await clinicians()
        let named = try await riskCover().people.filter(able.contains)
        return named + able.filter { !named.contains($0) }
    }
}
