public import Care
import Foundation
import Records

/// Proof that somebody holds a link that this clinic signed and that has not ended: what every use case behind a link
/// takes in the place of a signed-in person's `Access`. Only `Clinic.pass` makes one.
public struct AnswerPass: Sendable, Hashable {
    public let asked: QuestionnaireAsked
    public let askedAt: Instant
    /// True once it was answered: nothing more is shown or taken.
    public let isAnswered: Bool
    let patient: PatientID

    fileprivate init(asked: QuestionnaireAsked, askedAt: Instant, isAnswered: Bool, patient: PatientID) {
        self.asked = asked
        self.askedAt = askedAt
        self.isAnswered = isAnswered
        self.patient = patient
    }
}

extension Clinic {
    /// Opens a link: the request it is for, provided that this clinic signed it and that it has not ended.
    ///
    /// An altered, an ended and an unknown link are refused with the same words, so that none of them tells anything.
    ///
    /// - Parameter source: the network address, for slowing down whoever tries links that were never signed. One that is
    ///   signed is let in whatever its neighbours try.
    /// - Throws: `link.refused`.
    public func pass(_ link: String, source: String, now: Instant) async throws -> AnswerPass {
        guard let link = AnswerLink(text: link, key: asking.key) else {
            if await asking.mustWait(source, now: now) { throw Self.slowedDown }
            await asking.refused(source, now: now)
            throw Self.linkRefused
        }
        guard !link.isOver(at: now), let row = try await askingRow(link.asking) else { throw Self.linkRefused }
        return row
    }

    private func askingRow(_ id: AskingID) async throws -> AnswerPass? {
        let rows = try await store.rows("SELECT patient, answered_us FROM askings WHERE asking = \(id.text)")
        guard let row = rows.first else { return nil }
        let patient = PatientID(try row.text(0))
        let course = try await courses.course(of: patient)
        guard let asked = course.askings.first(where: { $0.content.id == id }) else { return nil }
        return AnswerPass(
            asked: asked.content, askedAt: asked.occurredAt, isAnswered: try row.int64IfPresent(1) != nil,
            patient: patient)
    }

    /// The link of a request, to send or to show; made anew each time, for nothing of it is kept.
    func link(_ asked: QuestionnaireAsked) -> String {
        AnswerLink(asking: asked.id, expires: asked.expires).text(key: asking.key)
    }

    static let linkRefused = Refusal(
        code: "link.refused", reason: "This link does not work, or does not work any more.",
        remedy: "Open it again from the message as it was sent; if that does not help, ask the clinic for a new one.")

    private static let slowedDown = Refusal(
        code: "link.throttled", reason: "Too many links that do not work were tried from here.",
        remedy: "Wait a quarter of an hour, then open the link from the message as it was sent.")
}
