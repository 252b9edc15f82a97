import Care
import Clinic
import Foundation
import Records
import Testing

@testable import Simulation

/// What made-up patients answer, and what comes of it.
@Suite struct SyntheticAnswersTests {
    private func course(_ number: Int) async throws -> Course {
        let clinic = try await SharedClinic.clinic
        let digits = String(number)
        let name = "S-" + String(repeating: "0", count: 6 - digits.count) + digits
        let row = try #require(
            try await clinic.store.rows("SELECT patient FROM patients WHERE record_number = \(name)").first)
        let patient = PatientID(try row.text(0))
        let (premises, nurse) = try await clinic.visit("nurse")
        let access = try Authorisation.require(.seeChart, of: nurse, patient: patient)
        return try await premises.clinic.chart(of: patient, access: access, at: SimulatedClinic.now).course
    }

    private func share(of rows: [Row]) throws -> Double {
        Double(try rows.count { try $0.bool(0) }) / Double(max(1, rows.count))
    }

    @Test func `most links that were sent are answered, and a silent patient's are not`() async throws {
        let store = try await SharedClinic.clinic.store
        let sent = try await store.rows("SELECT answered_us IS NOT NULL FROM askings WHERE sent = 1")
        #expect(sent.count > 200)
        let answered = try share(of: sent)
        #expect((0.75...0.95).contains(answered))
        let silent = try await course(20)
        let rows = try await store.rows(
            "SELECT answered_us IS NOT NULL FROM askings WHERE patient = \(silent.patient.text)")
        #expect(rows.count > 10)
        let few = try share(of: rows)
        #expect(few < 0.4)
    }

    @Test func `answers come by link, by phone and on paper, to many scales, as the schedule asks`() async throws {
        var modes: [AnswerSheet.Mode: Int] = [:]
        var scales: Set<String> = []
        for case .answered(let sheet) in try await SharedClinic.clinic.entries("questionnaire-answered") {
            modes[sheet.mode, default: 0] += 1
            scales.insert(sheet.scale)
        }
        for mode in [AnswerSheet.Mode.link, .telephone, .paper] { #expect(modes[mode] ?? 0 > 100, "\(modes)") }
        #expect(
            scales.isSuperset(of: [
                "phq-9", "gad-7", "phq-2-i9", "own-check-in", "pc-ptsd-5", "audit-c", "taps-1", "pcl-5", "pcl-5-weekly",
                "peg", "own-bladder",
            ]), "\(scales)")
    }

    @Test func `scores follow the illness: a remission falls, one who does not respond stays`() async throws {
        func phq9(_ number: Int) async throws -> [Double] {
            try await course(number).sheets.filter { $0.content.scale == "phq-9" }.compactMap(\.content.total)
        }
        let remission = try await phq9(1)
        let (first, last) = (try #require(remission.first), try #require(remission.last))
        #expect(first >= 13 && last <= 6, "\(remission)")
        #expect(remission.count > 10)
        let unchanged = try await phq9(13)
        let (before, after) = (try #require(unchanged.first), try #require(unchanged.last))
        #expect(after > before * 0.6, "\(unchanged)")
    }

    @Test func `one danger is open with its owner and its clock; another was closed by a clinician in words`()
        async throws
    {
        let open = try await course(19).risks.filter(\.isOpen)
        let risk = try #require(open.first)
        #expect(open.count == 1 && risk.level == .high && risk.raised.author == Clinic.patientAuthor)
        #expect(risk.owner != nil && risk.due > SimulatedClinic.now && !risk.isAnswered)
        #expect(risk.raised.content.reason == "Suicide item of PHQ-9 positive")
        let closed = try #require(try await course(22).risks.first { $0.level == .high })
        let words = try #require(closed.closing?.content.words)
        #expect(words.contains("safety plan") && closed.isAnswered)
        #expect(closed.closing?.author != Clinic.patientAuthor)
    }

    @Test func `silence is one line of the nurse's list for one patient`() async throws {
        let more = try await SharedClinic.clinic.store.rows(
            "SELECT patient FROM tasks WHERE task LIKE 'asking.%' GROUP BY patient HAVING COUNT(*) > 1")
        #expect(more.isEmpty)
    }
}
