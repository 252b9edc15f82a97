import Care
import Dispatch
import Exchange
import Foundation
import Measures

/// The document of a referral on its way through two steps, with nothing kept on the server between them.
///
/// A small one travels in the form itself, byte for byte; a large one is asked for again. Either way its SHA-256 travels
/// along, so that what is imported is what was looked at.
struct ReferralDocument: Sendable {
    /// The largest document, in bytes, that travels in a form. As base64 it is a third larger.
    static let largestCarried = 4 * 1024 * 1024

    static let fileName = "file"
    static let pastedName = "pasted"
    static let carriedName = "document"
    static let fingerprintName = "fingerprint"

    let bytes: Data

    /// What the form holds: the file chosen now, else what it carried along, else what was pasted.
    ///
    /// - Throws: a refusal when there is none.
    init(_ form: Form) throws {
        if let file = form.files[Self.fileName], !file.isEmpty {
            bytes = file
        } else if let carried = Data(base64Encoded: form[Self.carriedName]), !carried.isEmpty {
            bytes = carried
        } else if let pasted = form.optional(Self.pastedName) {
            bytes = Data(pasted.utf8)
        } else if form.optional(Self.fingerprintName) != nil {
            throw Refusal(
                code: "referral.again", field: Self.fileName, reason: "The file was not sent along.",
                remedy: "Choose the same file once more; it is too large to be kept in the page.")
        } else {
            throw Refusal(
                code: "referral.missing", field: Self.fileName, reason: "No file was chosen and nothing was pasted.",
                remedy: "Choose the file of the referral.")
        }
    }

    /// The document for a hidden field; nil when it is too large.
    var carried: String? { bytes.count <= Self.largestCarried ? bytes.base64EncodedString() : nil }

    /// Reads it on a thread of its own kind: a large one takes a while, and pages must not wait for it.
    ///
    /// - Throws: the reader's refusal, and one when this is not the document that was looked at.
    func read(
        on day: Day, scales: ScaleLibrary, expecting fingerprint: String? = nil
    ) async throws -> Referral {
        let bytes = bytes
        let referral: Referral = try await withCheckedThrowingContinuation { continuation in
            Self.queue.async {
                continuation.resume(with: Result { try ReferralBundle.decode(bytes, on: day, scales: scales) })
            }
        }
        if let fingerprint, fingerprint != referral.contentHash {
            throw Refusal(
                code: "referral.other-file", field: Self.fileName,
                reason: "This is not the file that you looked at.",
                remedy: "Choose the same file, or begin again with this one.")
        }
        return referral
    }

    /// One at a time, so that a few large documents at once cannot take the machine.
    private static let queue = DispatchQueue(label: "referral-reading", qos: .userInitiated)

    /// A refusal of the reader beside the field that the document came from; the place within it goes into the words.
    static func placed(_ refusal: Refusal) -> Refusal {
        guard refusal.code.hasPrefix("referral."), refusal.field != fileName else { return refusal }
        let place = refusal.field.map { "\($0): " } ?? ""
        return Refusal(
            code: refusal.code, field: fileName, reason: place + refusal.reason, remedy: refusal.remedy)
    }
}
