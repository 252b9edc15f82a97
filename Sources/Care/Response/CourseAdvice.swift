public import Foundation

/// What the rules say of a course today, for a prescriber to accept, adjust or decline.
public struct CourseAdvice: Sendable, Hashable {
    /// The latest score against the baseline, when both are there.
    public let response: ResponseReading?
    public let findings: [Finding]
    /// The moving average of a response that is held, once enough scores followed it.
    public let watch: RelapseWatch.Chart?
    /// The first is the product's own; others are alternatives.
    public let proposals: [CourseProposal]

    public init(_ course: Course, under treatment: TreatmentProtocol, on today: Day, zone: TimeZone) {
        let progress = course.progress(zone: zone)
        let point = DecisionPoint.reached(progress, treatment, on: today)
        let maintenance = Maintenance.proposal(progress, treatment, on: today)
        let watched = maintenance == nil ? [] : RelapseWatch.findings(progress, treatment)
        watch = maintenance == nil ? nil : RelapseWatch.chart(progress, treatment)
        findings = (point?.findings ?? []) + (maintenance?.findings ?? []) + watched
        proposals = (point?.proposals ?? []) + (maintenance?.proposals ?? [])
        response = point?.reading ?? CourseAdvice.latest(progress, treatment)
    }

    private static func latest(_ progress: CourseProgress, _ treatment: TreatmentProtocol) -> ResponseReading? {
        guard let scale = progress.followedScale(treatment), let baseline = progress.baseline(of: scale),
            let current = progress.followUp(of: scale).last,
            let rule = ResponseRule(progress.indication, scale: scale, in: treatment)
        else { return nil }
        return rule.classify(baseline: baseline.value, current: current.value)
    }
}
