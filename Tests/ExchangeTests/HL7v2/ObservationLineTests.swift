import Care
import Foundation
import Testing

@testable import Exchange

@Suite("Monitor messages: what a line may put into a chart") struct ObservationLineTests {
    private func line(
        _ code: String, _ value: String, _ unit: String = "264864^MDC_DIM_BEAT_PER_MIN^MDC", status: String = "R"
    )
        -> String
    {
        "OBX|1|NM|\(code)|1.1|\(value)|\(unit)|||||\(status)"
    }

    @Test func `no sentinel lies in what a sign can measure`() {
        for sign in VitalSign.allCases {
            for sentinel in HL7Observations.sentinels { #expect(!sign.measurable.contains(sentinel)) }
        }
    }

    @Test(arguments: ["8388607", "8388606", "-8388608", "-100", "32767", "2047", "", "?", "---", "-?-"])
    func `a number that stands for no value is no value`(value: String) {
        let report = HL7Sample.observed(line("147842^MDC_ECG_HEART_RATE^MDC", value, status: "F"))
        #expect(report.readings.map(\.value) == [nil])
        #expect(report.readings.map(\.sign) == [.heartRate])
        #expect(report.held.isEmpty)
    }

    @Test func `zero is a value, absence is not zero`() {
        #expect(HL7Sample.observed(line("147842^MDC_ECG_HEART_RATE^MDC", "0")).readings.map(\.value) == [0])
        #expect(
            HL7Sample.observed(line("147842^MDC_ECG_HEART_RATE^MDC", "0", status: "X")).readings.map(\.value) == [nil])
    }

    @Test(arguments: [
        ("150017^MDC_PRESS_BLD_NONINV_SYS^MDC", "128", "266016^MDC_DIM_MMHG^MDC", HeldReading.Reason.disagreement),
        ("147842^MDC_PULS_OXIM_SAT_O2^MDC", "97", "262688^^MDC", .disagreement),
        ("150456^HR^MDC", "97", "262688^^MDC", .disagreement),
        ("352^MNDRY_ECG_VPB_RATE^99MNDRY", "0", "264864^^MDC", .unknownCode),
        ("SOMETHING", "1", "", .unknownCode),
        ("150344^MDC_TEMP^MDC", "384.5", "268192^MDC_DIM_DEGC^MDC", .notMeasurable),
        ("150344^MDC_TEMP^MDC", "37.1", "", .unit),
        ("150344^MDC_TEMP^MDC", "37.1", "266016^MDC_DIM_DEGC^MDC", .unit),
        ("151708^MDC_AWAY_CO2_ET^MDC", "5", "", .unit),
        ("150021^MDC_PRESS_BLD_NONINV_SYS^MDC", "120", "264864^^MDC", .unit),
        ("150456^MDC_PULS_OXIM_SAT_O2^MDC", "101", "262688^^MDC", .notMeasurable),
        ("147842^MDC_ECG_HEART_RATE^MDC", ">200", "264864^^MDC", .notANumber),
        ("147842^MDC_ECG_HEART_RATE^MDC", "nan", "264864^^MDC", .notANumber),
        ("147842^MDC_ECG_HEART_RATE^MDC", "7e1", "264864^^MDC", .notANumber),
        ("147842^MDC_ECG_HEART_RATE^MDC", "71~72", "264864^^MDC", .notANumber),
    ])
    func `a line in doubt is held for a person`(code: String, value: String, unit: String, reason: HeldReading.Reason) {
        let report = HL7Sample.observed(line(code, value, unit))
        #expect(report.readings.isEmpty)
        #expect(report.held.map(\.reason) == [reason])
        #expect(report.held.map(\.value) == [value])
    }

    @Test func `a deleted or wrong result is held`() {
        for status in ["D", "W"] {
            let report = HL7Sample.observed(line("147842^MDC_ECG_HEART_RATE^MDC", "71", status: status))
            #expect(report.held.map(\.reason) == [.status])
        }
    }

    @Test func `limits and flags of the device change nothing`() {
        let plain = HL7Sample.observed("OBX|1|NM|147842^MDC_ECG_HEART_RATE^MDC|1.1|171|264864^^MDC|||||R")
        let flagged = HL7Sample.observed("OBX|1|NM|147842^MDC_ECG_HEART_RATE^MDC|1.1|171|264864^^MDC|50-120|HH|||R")
        #expect(plain == flagged)
        #expect(plain.readings.map(\.value) == [171])
    }

    @Test(arguments: [
        ("0002-4182^HR^MDIL", "0004-0aa0^bpm^MDIL", VitalSign.heartRate, 88.0, 88.0),
        ("0002-4bb8^SpO2^MDIL", "0004-0220^%^MDIL", .oxygenSaturation, 96, 96),
        ("393216^NIBP_SYS^EHC", "mmHg", .systolic, 120, 120),
        ("131072^ECG_HR^EHC", "bpm", .heartRate, 70, 70),
        ("SPO2", "%", .oxygenSaturation, 98, 98),
        ("SYS", "mmHg", .systolic, 118, 118),
        ("DIA", "", .diastolic, 76, 76),
        ("150021^MDC_PRESS_BLD_NONINV_SYS^MDC", "kPa", .systolic, 16, 120.01),
        ("150344^MDC_TEMP^MDC", "°F", .temperature, 98.6, 37),
        ("149546^MDC_PULS_RATE_NON_INV^MDC", "264864^^MDC", .pulseRate, 61, 61),
    ])
    func `dialects of makers are understood`(
        code: String, unit: String, sign: VitalSign, sent: Double, kept: Double
    ) throws {
        let report = HL7Sample.observed(line(code, Figure.text(sent), unit))
        let reading = try #require(report.readings.first)
        #expect(reading.sign == sign)
        #expect(abs((reading.value ?? 0) - kept) < 0.01)
    }

    @Test func `two patients in one message are never mixed`() {
        let text =
            HL7Sample.message("OBX|1|NM|147842^MDC_ECG_HEART_RATE^MDC|1.1|71|264864^^MDC|||||R")
            + "PID|||HAL0002\rPV1|||SUITE^^CHAIR3\rOBR|2\rOBX|1|NM|147842^MDC_ECG_HEART_RATE^MDC|1.1|99|264864^^MDC|||||R\r"
        let reports = HL7Sample.document(text).reports
        #expect(reports.map(\.bed) == ["SUITE/CHAIR2", "SUITE/CHAIR3"])
        #expect(reports.map(\.patientNumbers) == [["HAL0001"], ["HAL0002"]])
        #expect(reports.map { $0.readings.map(\.value) } == [[71], [99]])
    }

    @Test func `a place that changes without a new patient begins a part of its own`() {
        let text =
            HL7Sample.message("OBX|1|NM|147842^MDC_ECG_HEART_RATE^MDC|1.1|71|264864^^MDC|||||R")
            + "PV1|||SUITE^^CHAIR3\rOBX|1|NM|147842^MDC_ECG_HEART_RATE^MDC|1.1|99|264864^^MDC|||||R\r"
        #expect(HL7Sample.document(text).reports.map(\.bed) == ["SUITE/CHAIR2", "SUITE/CHAIR3"])
    }

    @Test func `a place with two parts of a component or with a room is named whole`() {
        func bed(_ location: String) -> String? {
            HL7Sample.document(
                HL7Sample.message("OBX|1|NM|147842^MDC_ECG_HEART_RATE^MDC||71")
                    .replacing("SUITE^^CHAIR2", with: location)
            ).reports.first?.bed
        }
        #expect(bed("^^&24") == "24")
        #expect(bed("ICU^7^B") == "ICU/7/B")
        #expect(bed("^^") == "")
    }

    @Test func `a training message is marked`() {
        let text = HL7Sample.message("OBX|1|NM|147842^MDC_ECG_HEART_RATE^MDC||71").replacing("|C1|P|", with: "|C1|T|")
        #expect(HL7Sample.document(text).reports.map(\.isTest) == [true])
    }
}
