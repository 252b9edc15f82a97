public import Care
import Foundation
import Records

/// Glass that was broken and that an owner has to look at.
public struct BreakGlassReview: Sendable, Hashable {
    /// What the review names it by.
    public let position: Int64
    public let at: Instant
    public let person: PersonID
    public let patient: PatientID
    public let reason: String
}

extension AccessLog {
    /// Every broken glass that nobody has reviewed yet, the oldest first.
    public func openReviews(access: Access) async throws -> [BreakGlassReview] {
        try access.proves(.reviewBreakGlass)
        return try await reviews(where: "reviewed IS NULL")
    }

    /// Closes the review of one broken glass with what was found.
    ///
    /// - Throws: a refusal when there is no such open item, when the note is empty, or when the reviewer broke the
    ///   glass.
    public func review(_ position: Int64, note: String, access: Access, now: Instant) async throws {
        try access.proves(.reviewBreakGlass)
        let note = note.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...1000).contains(note.count) else {
            throw Refusal(
                code: "break-glass.note", field: "note", reason: "The note is empty or has more than 1000 characters.",
                remedy: "Say what you found.")
        }
        guard let item = try await reviews(where: "reviewed IS NULL AND position = \(position)").first else {
            throw Refusal(
                code: "break-glass.no-review", reason: "There is no such open review.",
                remedy: "Look at the list again: someone else may have closed it.")
        }
        guard item.person != access.person.id else {
            throw Refusal(
                code: "break-glass.own-review", reason: "You broke this glass yourself.",
                remedy: "Another owner has to review it.")
        }
        let record = AccessRecord(
            person: access.person.id, role: access.role, permission: .reviewBreakGlass, patient: item.patient,
            reason: note, reviewOf: position)
        try await append(.glassReviewed, record, now: now)
    }

    private func reviews(where condition: SQL) async throws -> [BreakGlassReview] {
        let query: SQL =
            """
            SELECT position, occurred, person, patient, reason FROM break_glass_review
            WHERE \(condition) ORDER BY position
            """
        return try await store.rows(query).map { row in
            BreakGlassReview(
                position: try row.int64(0), at: Instant(microseconds: try row.int64(1)),
                person: PersonID(try row.text(2)), patient: PatientID(try row.text(3)), reason: try row.text(4))
        }
    }
}
