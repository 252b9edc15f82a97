import Care
import Foundation
import Testing

@testable import Exchange

/// Messages as monitors of several makers write them, with what they must be understood as.
@Suite("Monitor messages: the vectors") struct VectorTests {
    struct Expected: Decodable {
        struct Vital: Decodable {
            let vital: String
            let value: Double
            let unit: String
            let at: String?
            let source: String?
        }
        let ack: String?
        let control: String?
        let bed: String?
        let patient: String?
        let time: String?
        let vitals: [Vital]?
        let unmapped: [String]?
        let review: [String]?
        let absent: [String]?
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../../shared/vectors/hl7v2")

    static let expected: [String: Expected] = {
        guard let data = try? Data(contentsOf: folder.appending(path: "expected.json")),
            let read = try? JSONDecoder().decode([String: Expected].self, from: data)
        else {
            print("The vectors of monitor messages are not beside the package: their tests are skipped.")
            return [:]
        }
        return read
    }()

    static let names: [VitalSign: String] = [
        .heartRate: "HR", .pulseRate: "PR", .oxygenSaturation: "SpO2", .respiratoryRate: "RR", .systolic: "NBPs",
        .diastolic: "NBPd", .meanPressure: "NBPm", .endTidalCarbonDioxide: "EtCO2", .temperature: "Temp",
    ]

    @Test(arguments: expected.keys.sorted())
    func `a vector is understood as expected`(name: String) throws {
        let expected = try #require(Self.expected[name])
        let bytes = Array(try Data(contentsOf: Self.folder.appending(path: "\(name).hl7")))
        let document = MonitorDocument(bytes, zone: .gmt, received: HL7Sample.received)
        #expect(document.refusal == nil)
        let report = try #require(document.reports.first)
        // The vector with LF was made from the first one: its identifier says so, whatever the list says.
        if let control = expected.control, name != "21_lf_line_ends" { #expect(document.header.controlID == control) }
        if let bed = expected.bed { #expect(report.bed.split(separator: "/").last.map(String.init) == bed) }
        if let patient = expected.patient { #expect(report.patientNumbers == [patient]) }
        if let time = expected.time { #expect(report.sentAt.map(HL7Sample.text) == time) }
        if let ack = expected.ack {
            let answer = HL7Acknowledgement.answer(
                to: document.header, refusal: nil, identifier: "1", at: HL7Sample.received)
            let words = answer.map { String(decoding: $0, as: UTF8.self) } ?? "none"
            #expect(words.contains("MSA|\(ack.prefix(2))|\(document.header.controlID)"))
        }
        if let vitals = expected.vitals {
            let found = report.readings.filter { $0.value != nil }
            #expect(found.count == vitals.count)
            for (reading, vital) in zip(found, vitals) {
                #expect(Self.names[reading.sign] == vital.vital)
                #expect(reading.value == vital.value)
                #expect(reading.sign.unit == vital.unit)
                if let at = vital.at { #expect(HL7Sample.text(reading.at) == at) }
                if let source = vital.source { #expect(reading.channel.hasSuffix(source)) }
            }
        }
        if let absent = expected.absent {
            #expect(report.readings.filter { $0.value == nil }.map { Self.names[$0.sign] } == absent)
        }
        let unknown = report.held.filter { $0.reason == .unknownCode }.map(\.code)
        #expect(unknown == expected.unmapped ?? [])
        #expect(report.held.filter { $0.reason == .disagreement }.count == expected.review?.count ?? 0)
    }

    /// The same message whichever way its lines end.
    @Test(arguments: ["\r", "\n", "\r\n", "\r\r", "\n\n"])
    func `line ends do not change what a message says`(end: String) throws {
        let text = HL7Sample.message("OBX|1|NM|147842^MDC_ECG_HEART_RATE^MDC|1.1|71|264864^^MDC|||||R")
        let report = try #require(HL7Sample.document(text.replacing("\r", with: end)).reports.first)
        #expect(report.readings.map(\.value) == [71])
        #expect(report.bed == "SUITE/CHAIR2")
        #expect(report == HL7Sample.document(text).reports.first)
    }

    @Test func `foreign delimiters are read from the header`() throws {
        let text = HL7Sample.message("OBX|1|NM|147842^MDC_ECG_HEART_RATE^MDC|1.1|71|264864^^MDC|||||R")
        let foreign = text.replacing("|", with: "#").replacing("^", with: "@").replacing("&", with: "%")
        let document = HL7Sample.document(foreign)
        #expect(document.reports == HL7Sample.document(text).reports)
        // The answer is written with the standard ones.
        let answer = try #require(
            HL7Acknowledgement.answer(to: document.header, refusal: nil, identifier: "1", at: HL7Sample.received))
        #expect(String(decoding: answer, as: UTF8.self).contains("MSA|AA|C1\r"))
    }
}
