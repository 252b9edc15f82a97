import Care
import Foundation
import Measures

/// What a risk on one chart needs to be raised: who answers for it first, and how soon.
struct RiskDesk: Sendable {
    let owner: PersonID?
    let clock: RiskClock
    let scales: ScaleLibrary

    /// - Parameter origin: where the answers come from when nobody here asked.
    func raised(from answers: SheetRisk, origin: String? = nil, id: RiskID, at now: Instant) -> RiskRaised? {
        answers.raised(
            id: id, title: scales.title(of: answers.scale), origin: origin, owner: owner, clock: clock, at: now)
    }
}

extension Clinic {
    /// - Parameter person: who heard of the danger; they own it when they may close one. Else the patient's prescriber
    ///   does, and else whoever covers. Nil for what came without anybody, as by a link.
    func riskDesk(for course: Course, hearing person: PersonID? = nil) async -> RiskDesk {
        let able = await clinicians()
        let treating = course.plan?.content.signature.person ?? course.decision?.content.signature.person
        // Should the cover settings be out of reach, the risk is raised all the same, for the first who can answer.
        let cover = (try? await coverOrder()) ?? able
        let owner = ([person, treating].compactMap { $0 } + cover).first(where: able.contains)
        return RiskDesk(owner: owner, clock: await riskClock(of: course), scales: scales)
    }

    /// The clock of the protocol that the patient is treated or was screened under, else of the first that is in use.
    func riskClock(of course: Course) async -> RiskClock {
        let id = course.plan?.content.plan.protocolID ?? course.decision?.content.result.protocolID
        if let id, let treatment = await protocols.current(id) { return RiskClock(treatment) }
        return RiskClock(await protocols.all.first(where: \.enabled))
    }
}
