import Care
import Foundation

extension Clinic {
    /// The signer's mark under `content`, after the password was asked again.
    ///
    /// - Parameter subject: whom it is about, so that the mark is worth nothing under the same words about someone else.
    func mark(
        _ access: Access, password: String, meaning: SignatureMeaning, kind: String, subject: PatientID?,
        under content: some Encodable, _ command: Command
    ) async throws -> SignatureMark {
        let digest = try Self.digest(kind: kind, subject: subject, of: content)
        let signature = try await signing.sign(
            digest, by: access.person, password: password, meaning: meaning, source: command.source, now: command.now)
        return SignatureMark(signature)
    }

    /// What a signature under `content` is bound to: its JSON with sorted keys.
    static func digest(kind: String, subject: PatientID?, of content: some Encodable) throws -> ContentDigest {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return ContentDigest(kind: kind, subject: subject?.text ?? "clinic", content: try encoder.encode(content))
    }
}

extension SignatureMark {
    /// The printed form of a signature, as entries keep it.
    init(_ signature: Signature) {
        self.init(
            person: signature.person, name: signature.name, meaning: signature.meaning.rawValue,
            signedAt: signature.signedAt, contentDigest: signature.content.text)
    }
}
