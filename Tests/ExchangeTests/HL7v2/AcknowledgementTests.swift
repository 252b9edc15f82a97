import Care
import Foundation
import Testing

@testable import Exchange

@Suite("Monitor messages: the answer") struct AcknowledgementTests {
    private func answer(_ text: String, saved: Bool = true) -> String? {
        let document = HL7Sample.document(text)
        return HL7Acknowledgement.answer(
            to: document.header, refusal: document.refusal ?? (saved ? nil : .notSaved), identifier: "A-1",
            at: HL7Sample.received
        ).map { String(decoding: $0, as: UTF8.self) }
    }

    private func message(accept: String, application: String) -> String {
        HL7Sample.message(
            "OBX|1|NM|147842^MDC_ECG_HEART_RATE^MDC||71",
            header: "MSH|^~\\&|MON|WARD|||20251121081500||ORU^R01^ORU_R01|C1|P|2.6|||\(accept)|\(application)")
    }

    @Test(arguments: [
        ("", "", "AA"), ("NE", "AL", "AA"), ("AL", "NE", "CA"), ("AL", "AL", "AA"), ("AL", "ER", "CA"),
        ("SU", "NE", "CA"),
    ])
    func `the answer that was asked for is given`(accept: String, application: String, code: String) {
        #expect(answer(message(accept: accept, application: application))?.contains("MSA|\(code)|C1\r") == true)
    }

    @Test func `who wants no answer gets none`() {
        #expect(answer(message(accept: "NE", application: "NE")) == nil)
        #expect(answer(message(accept: "NE", application: "ER")) == nil)
        #expect(answer(message(accept: "NE", application: "ER"), saved: false)?.contains("MSA|AR|C1") == true)
    }

    @Test func `what is not saved is never accepted`() throws {
        for (accept, application, code) in [("", "", "AR"), ("AL", "NE", "CR"), ("NE", "AL", "AR")] {
            let words = try #require(answer(message(accept: accept, application: application), saved: false))
            #expect(words.contains("MSA|\(code)|C1"))
            #expect(words.contains("ERR|||207^Application internal error^HL70357|E||||NOT saved"))
        }
    }

    @Test func `the answer is addressed to the sender and names its event`() throws {
        let words = try #require(answer(message(accept: "", application: "")))
        #expect(
            words
                == "MSH|^~\\&|HALCYON||MON|WARD|20251121152000.000+0000||ACK^R01^ACK|A-1|P|2.6||||||UNICODE UTF-8\rMSA|AA|C1\r"
        )
    }

    @Test func `alerts are refused, so that nobody believes somebody was told`() throws {
        let words = try #require(
            answer(message(accept: "", application: "").replacing("ORU^R01^ORU_R01", with: "ORU^R40")))
        #expect(words.contains("MSA|AR|C1"))
        #expect(words.contains("200^Unsupported message type"))
    }

    @Test func `an observation message without an observation is an error`() {
        #expect(answer(HL7Sample.message())?.contains("MSA|AE|C1") == true)
    }

    @Test(arguments: ["", "garbage", "MSH", "MSH|", "MSH||||", "MSHABCDEFGHIJ", "PID|||1\rMSH|^~\\&|A"])
    func `what is no message is rejected and makes no report`(text: String) {
        let document = HL7Sample.document(text)
        #expect(document.refusal?.kind == .reject)
        #expect(document.reports.isEmpty)
        #expect(answer(text)?.contains("MSA|AR|") == true)
    }

    @Test func `a message without an identifier is taken and answered`() throws {
        let text = HL7Sample.message(
            "OBX|1|NM|SPO2||98|%", header: "MSH|^~\\&|MON|WARD|||20251121081500||ORU^R01||P|2.3.1")
        let document = HL7Sample.document(text)
        #expect(document.reports.first?.readings.map(\.value) == [98])
        #expect(document.deviations.contains("no control identifier"))
        #expect(document.key != nil)
        #expect(answer(text)?.contains("MSA|AA|\r") == true)
    }

    @Test func `the same message has the same key, another has another`() {
        let one = message(accept: "", application: "")
        #expect(
            HL7Sample.document(one).key == HL7Sample.document(one, received: HL7Sample.received.adding(minutes: 9)).key)
        // A monitor that was switched off and on counts from the beginning again.
        #expect(HL7Sample.document(one).key != HL7Sample.document(one.replacing("||71", with: "||72")).key)
        #expect(HL7Sample.document(one).key != HL7Sample.document(one.replacing("|C1|", with: "|C2|")).key)
        let nameless = one.replacing("|C1|", with: "||").replacing("20251121081500||ORU", with: "||ORU")
        #expect(HL7Sample.document(nameless).key == nil)
    }

    /// Whatever the bytes are, the reader comes back.
    @Test func `bytes at random are never more than a refusal or a report`() {
        var state: UInt64 = 7
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let seed = Array(message(accept: "", application: "").utf8)
        for _ in 0..<3000 {
            var bytes = seed
            for _ in 0...(next() % 12) {
                let place = Int(next() % UInt64(bytes.count))
                switch next() % 3 {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: next())
                case 1: bytes.remove(at: place)
                default: bytes.insert(contentsOf: bytes.suffix(Int(next() % 9)), at: place)
                }
            }
            let document = MonitorDocument(bytes, zone: HL7Sample.denver, received: HL7Sample.received)
            for reading in document.reports.flatMap(\.readings) {
                if let value = reading.value { #expect(reading.sign.measurable.contains(value)) }
            }
        }
    }
}
