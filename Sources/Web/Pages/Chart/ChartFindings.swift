import Care

/// What the rules say of a chart as it stands, for its safety strip.
enum ChartFindings {
    /// Findings that exclude or hold. Requirements of entry speak only until treatment begins; what a prescriber set
    /// aside says so.
    static func of(_ course: Course, under treatment: TreatmentProtocol, surveillance: [Finding], on today: Day)
        -> [Finding]
    {
        let indication = course.plan?.content.plan.indication ?? course.decision?.content.indication
        let result = Screening.evaluate(course.candidate, under: treatment, on: today, indication: indication)
        let decided = course.decision?.content
        let screened = result.findings.filter { finding in
            finding.severity <= .hold && !(course.phase.treats && finding.id.hasPrefix("R-"))
        }.map { finding -> Finding in
            guard let words = decided?.setAside[finding.id], decided?.outcome == .eligible else { return finding }
            return Finding(
                id: finding.id, severity: finding.severity,
                reason: "\(finding.reason) Set aside by \(decided?.signature.name ?? "a prescriber"): \(words)",
                source: finding.source, approved: finding.approved, basis: finding.basis)
        }
        return screened + surveillance.filter { $0.severity <= .hold }
    }
}
