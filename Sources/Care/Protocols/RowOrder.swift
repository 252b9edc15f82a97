/// Two rows whose numbers must stand in order, and why.
struct RowOrder: Sendable {
    let lower: String
    let upper: String
    /// False when equal numbers make sense, as for a pause and a stop that also asks for symptoms.
    let strict: Bool
    let because: String

    init(_ lower: String, _ upper: String, strict: Bool = true, _ because: String) {
        self.lower = lower
        self.upper = upper
        self.strict = strict
        self.because = because
    }

    static let all: [RowOrder] = [
        .init("BP-LOW-SYS", "BP-HOLD-SYS", "a normal pressure must lie between them"),
        .init("BP-HOLD-SYS", "BP-NO-DOSE-SYS", "a pressure is held before it forbids the dose"),
        .init("BP-HOLD-DIA", "BP-NO-DOSE-DIA", "a pressure is held before it forbids the dose"),
        .init("BP-NO-DOSE-SYS", "BP-NEVER-SYS", strict: false, "the absolute limit is the highest"),
        .init("BP-NOTIFY-SYS", "BP-PAUSE-SYS", "the prescriber hears of it before the dose is paused"),
        .init("BP-NOTIFY-DIA", "BP-PAUSE-DIA", "the prescriber hears of it before the dose is paused"),
        .init("BP-PAUSE-SYS", "BP-STOP-SYS", strict: false, "the dose is paused before it is stopped"),
        .init("BP-PAUSE-DIA", "BP-STOP-DIA", strict: false, "the dose is paused before it is stopped"),
        .init("HR-LOW", "HR-PAUSE", "a normal rate must lie between them"),
        .init("HR-PAUSE", "HR-HIGH", strict: false, "the rate that forbids a start is the highest"),
        .init("RR-LOW", "RR-HIGH", "a normal rate must lie between them"),
        .init("SPO2-STOP", "SPO2-PAUSE", "the dose is paused before it is stopped"),
        .init("SPO2-PAUSE", "SPO2-NOTIFY", "the prescriber hears of it before the dose is paused"),
        .init("MOAAS-STOP", "MOAAS-PAUSE", "the dose is paused before it is stopped"),
        .init("DOSE-SECOND-SIGN", "DOSE-CAP-PER-KG", strict: false, "nothing above the cap can be signed"),
        .init("DOSE-RATIO-WARN", "DOSE-RATIO-STOP", "a large step is warned of before it is refused"),
        .init("DECIDE-EARLY-SESSIONS", "DECIDE-END-SESSIONS", "the first look comes before the decision"),
        .init("DECIDE-END-SESSIONS", "DECIDE-CHASE-LIMIT", strict: false, "induction ends before chasing does"),
        .init("DECIDE-STOP-BELOW", "DECIDE-CONTINUE-FROM", "a partial response lies between them"),
        .init("H3-HOLD-SYS", "H3-CANCEL-SYS", "a pressure is held before it cancels the session"),
        .init("H3-HOLD-DIA", "H3-CANCEL-DIA", "a pressure is held before it cancels the session"),
    ]
}
