public import Care
public import Foundation
public import Measures

/// Reads a FHIR R4 Bundle, whole or not at all.
///
///     let referral = try ReferralBundle.decode(data, on: today, scales: library)
///     referral.candidate.conditions.map(\.concept.display)
public enum ReferralBundle {
    /// 32 MiB: a hundred times a long record without attachments.
    public static let maximumBytes = 32 * 1024 * 1024
    /// FHIR itself nests about twenty deep.
    public static let maximumDepth = 200

    /// The referral in `data`, with `day` as the day of reading.
    ///
    /// - Parameter scales: by their LOINC codes answers are put together to sheets, scored and read for suicidality.
    /// - Throws: A `Refusal` that names the field when anything that is read is of the wrong kind, impossible, in the
    ///   future, or about somebody else. Nothing is kept of a refused document.
    public static func decode(_ data: Data, on day: Day, scales: ScaleLibrary) throws -> Referral {
        let json = try JSONDocument.parse(data, maximumBytes: maximumBytes, maximumDepth: maximumDepth)
        guard case .object = json else { throw Refusal.notABundle(json.kind) }
        let bundle = try Cursor(json, path: "Bundle", today: day)
        let type = try bundle.string("resourceType")
        guard type == "Bundle" else { throw Refusal.notABundle(type) }
        var reader = try ReferralReader(bundle, scales: scales)
        try reader.readAll()
        return Referral(
            candidate: reader.candidate, read: reader.read, leftAside: reader.leftAside, remarks: reader.remarks,
            risks: ReferredRisk.gravest(of: reader.risks), contentHash: ContentHash.hex(data))
    }
}
