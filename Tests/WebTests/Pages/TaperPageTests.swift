import Testing

@testable import Care
@testable import Clinic
@testable import Web

@Suite struct TaperPageTests {
    private typealias Make = ChartBuilder

    /// In remission every 14 days since autumn, under the chart builder's own protocol.
    private static func proposal() throws -> CourseProposal {
        let days = stride(from: -224, through: 0, by: 14).map { Make.today.adding(days: $0) }
        let progress = CourseProgress(
            indication: .depression, phase: .maintenance, phaseFrom: days[1],
            sessions: days.map { CourseProgress.GivenSession(day: $0, dose: Milligrams(40)) },
            scores: days.map { CourseProgress.ScaleScore(scale: "phq-9", day: $0, value: $0 == days[0] ? 20 : 2) },
            intervalDays: 14)
        let treatment = try #require(
            ProtocolLibrary(files: TestClinic.files(in: "Protocols")).treatment("iv-racemic"))
        let advice = try #require(Maintenance.proposal(progress, treatment, on: Make.today))
        return try #require(advice.proposals.first { $0.taper != nil })
    }

    @Test func `a taper shows its steps, what turns it back, and the row of each`() throws {
        let text = ProposalItem(proposal: try Self.proposal()).html.text
        #expect(text.contains("Every 21 days</b> in the place of 14"))
        #expect(text.contains("Every 28 days</b> in the place of 21"))
        #expect(text.contains("No further session</b>"))
        #expect(text.contains("the dose stays 40"))
        for row in ["MAINTAIN-INTERVALS", "TAPER-WATCH", "TAPER-MONTHS", "LOSS-GAIN", "LOSS-EVENTS"] {
            #expect(text.contains("<code>\(row)</code>"), "\(row)")
        }
        // Three steps, five conditions and the proposal itself: none is approved in the shipped files.
        #expect(text.ranges(of: "class=\"unapproved\"").count >= 8)
    }
}
