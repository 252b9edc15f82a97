/// Where a patient is on the way through a course.
struct PhaseBar: Component {
    struct Step: Sendable {
        let name: String
        /// As `3 of 6` or `since 3 Jun 2026`.
        var detail: String?
    }

    /// The whole way, in its order.
    static let course = ["Screening", "Consent", "Plan", "Induction", "Continuation", "Maintenance", "Ended"]

    let steps: [Step]
    /// The step the patient is in; those before it are done.
    let current: Int

    /// The usual way, with a line about the current step.
    init(current: Int, detail: String? = nil) {
        steps = Self.course.enumerated().map { Step(name: $1, detail: $0 == current ? detail : nil) }
        self.current = current
    }

    init(steps: [Step], current: Int) {
        self.steps = steps
        self.current = current
    }

    var html: HTML {
        """
        <ol class="phases" aria-label="Phase of the course">\(steps.enumerated().map { index, step in
            """
            <li class="\(index < current ? "done" : index == current ? "now" : "ahead")"\
            \(if: index == current, " aria-current=\"step\"")>\
            <span class="phase">\(if: index < current, Icon.tick.html)\
            \(step.name)\(if: index < current, "<span class=\"unseen\"> done</span>")</span>\
            \(step.detail.map { "<span class=\"detail\">\($0)</span>" })</li>
            """ as HTML
        })</ol>

        """
    }
}
