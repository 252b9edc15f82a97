import Foundation
import Records

/// The entries that both sides write: vital signs of one patient per writer, with a body of about 400 bytes.
enum SampleEntries {
    static let kind = "vital-signs"
    static let author = "person/4b1d6b0e4d1f4c50"
    static let zone = "America/Phoenix"
    static let start: Int64 = 1_800_000_000_000_000

    static func stream(_ writer: Int) -> String {
        let scattered = UInt64(writer + 1) &* 0x9E37_79B9_7F4A_7C15
        return "chart/" + String(scattered | 1 << 63, radix: 16)
    }

    static let payload =
        Data(
            #"{"by":"monitor","diastolic":78,"heartRate":72,"note":"Resting with eyes closed, answers when spoken to.","#
                .utf8)
        + Data(
            #""oxygenSaturation":98,"respiratoryRate":14,"sedation":-1,"session":"6a0be34d8be74d22","systolic":124}"#
                .utf8)

    /// What the record makes of the payload and its envelope, to within a few digits.
    static let bodyBytes = payload.count + 220

    static func entry(stream: String, number: Int64) -> NewEntry {
        NewEntry(
            stream: StreamName(stream), kind: kind, schema: 1, author: author,
            occurredMicroseconds: start + number, recordedMicroseconds: start + number, zone: zone, payload: payload)
    }
}
