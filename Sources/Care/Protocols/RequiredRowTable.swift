extension RequiredRow {
    /// Every row that the code reads by its id.
    static let all: [RequiredRow] =
        dosing + monitoring + thresholds + discharge + response + course + surveillance + risk + asking + home
        + screening

    private static let vein: Need = .routes([.intravenous])
    private static let needle: Need = .routes([.intravenous, .intramuscular, .subcutaneous])
    private static let clinic: Need = .setting(.clinic)
    private static let atHome: Need = .setting(.home)
    private static let dose = ["mg", "mg/kg"]
    private static let percent = ["%"]
    private static let points = ["{points}"]
    private static let sessions = ["{sessions}"]

    private static let dosing: [RequiredRow] = [
        .init("DOSE-START", .always, .number, dose, in: 0.01...1000),
        .init("DOSE-STEPS", .always, .numbers, dose, in: 0.01...1000),
        .init("DOSE-CAP", .always, .number, ["mg"], in: 1...1000),
        .init("DOSE-CAP-PER-KG", needle, .number, ["mg/kg"], in: 0.1...10),
        .init("DOSE-SECOND-SIGN", .never, .number, ["mg/kg"], in: 0.1...10),
        .init("DOSE-STEP-BELOW", .never, .number, percent, in: 1...100),
        .init("DOSE-ROUND", .always, .number, ["mg"], in: 0.1...100),
        .init("DOSE-WEIGHT-AGE", .always, .number, ["d"], in: 1...365, whole: true),
        .init("DOSE-WEIGHT-CHANGE", .always, .number, percent, in: 1...30),
        .init("DOSE-RATIO-WARN", .always, .number, ["1"], in: 1.05...10),
        .init("DOSE-RATIO-STOP", .always, .number, ["1"], in: 1.05...10),
        .init("INFUSION-MINUTES", vein, .number, ["min"], in: 2...480),
        .init("CONCENTRATIONS", needle, .numbers, ["mg/mL"], in: 0.1...200),
        .init("DILUTE-ABOVE", vein, .number, ["mg/mL"], in: 1...200),
        .init("DEVICE-MG", .drug(.esketamine), .number, ["mg"], in: 1...100),
        .init("SCHEDULE", .always, .phases),
        .init("NPO-FOOD", .always, .number, ["h"], in: 0...24),
        .init("NPO-DRINK", .always, .number, ["min"], in: 0...720),
        .init("CONSENT-VALID", .always, .number, ["d"], in: 1...1095, whole: true),
        .init("QUIZ-PASS", .always, .number, ["{items}"], in: 1...30, whole: true),
    ]

    private static let monitoring: [RequiredRow] = [
        .init("MONITOR-DURING", .always, .numbers, ["min"], in: 0...720),
        .init("MONITOR-DURING-EVERY", .never, .number, ["min"], in: 1...60),
        .init("MONITOR-AFTER", vein, .numbers, ["min"], in: 0...480),
        .init("MONITOR-SIGNS", .always, .texts),
        .init("MONITOR-PAIN-EVERY", .never, .number, ["min"], in: 1...240),
        .init("MONITOR-COMFORT-EVERY", .never, .number, ["min"], in: 1...240),
        .init("ALARM-PERSIST-SECONDS", .always, .number, ["s"], in: 0...120),
        .init("ALARM-MARGIN-PRESSURE", .always, .number, ["mm[Hg]"], in: 0...30),
        .init("ALARM-MARGIN-HEART", .always, .number, ["/min"], in: 0...30),
        .init("ALARM-MARGIN-BREATHS", .always, .number, ["/min"], in: 0...5),
        .init("ALARM-MARGIN-OXYGEN", .always, .number, percent, in: 0...5),
        .init("CHECK-LATE", .always, .number, ["min"], in: 0...60),
        .init("CHECK-LATE-LONG", .always, .number, ["min"], in: 1...120),
        .init("FLOOR-OBSERVED", .always, .number, ["{patients}"], in: 1...10, whole: true),
        .init("RESCUE-ANAPHYLAXIS", .never, .numbers, ["mg"], in: 0.01...1),
        .init("DOUBLE-CHECK", .never, .flag),
        .init("HOLD-MINUTES", .never, .number, ["min"], in: 1...60),
        .init("DEVICE-REST-MINUTES", .drug(.esketamine), .number, ["min"], in: 1...60),
        .init("DOSE-BOLUS-CAP", .never, .number, ["mg/kg"], in: 0.01...5),
        .init("ALARM-ACK-SECONDS", .always, .number, ["s"], in: 5...600),
        .init("ALARM-ACK-PEOPLE", .always, .number, ["{people}"], in: 1...5, whole: true),
        .init("FOLLOW-UP-HOURS", .always, .numbers, ["h"], in: 1...720, whole: true),
        .init("FORECAST-CMAX", .always, .number, ["ng/mL"], in: 10...5000),
    ]

    private static let thresholds: [RequiredRow] =
        ["BP-HOLD-SYS", "BP-NO-DOSE-SYS", "BP-NEVER-SYS", "BP-NOTIFY-SYS", "BP-PAUSE-SYS", "BP-STOP-SYS"].map {
            .init($0, .always, .number, ["mm[Hg]"], in: 100...260)
        }
        + ["BP-HOLD-DIA", "BP-NO-DOSE-DIA", "BP-NOTIFY-DIA", "BP-PAUSE-DIA", "BP-STOP-DIA"].map {
            .init($0, .always, .number, ["mm[Hg]"], in: 60...160)
        }
        + [
            .init("BP-LOW-SYS", .always, .number, ["mm[Hg]"], in: 60...120),
            .init("BP-RISE-SYS", .always, .number, ["mm[Hg]"], in: 10...100),
            .init("BP-RISE-DIA", .always, .number, ["mm[Hg]"], in: 5...80),
            .init("BP-RECHECK-MINUTES", .always, .number, ["min"], in: 1...60),
            .init("BP-REPEATS", .always, .number, ["{times}"], in: 1...10, whole: true),
            .init("BP-REPEAT-MINUTES", .always, .number, ["min"], in: 1...60),
            .init("BP-STOP-SYMPTOMS", .always, .texts),
            .init("HR-LOW", .always, .number, ["/min"], in: 30...80),
            .init("HR-HIGH", .always, .number, ["/min"], in: 90...220),
            .init("HR-PAUSE", .always, .number, ["/min"], in: 90...220),
            .init("HR-PAUSE-MINUTES", .always, .number, ["min"], in: 1...60),
            .init("RR-LOW", .always, .number, ["/min"], in: 4...16),
            .init("RR-HIGH", .always, .number, ["/min"], in: 16...60),
            .init("SPO2-NOTIFY", .always, .number, percent, in: 80...100),
            .init("SPO2-PAUSE", .always, .number, percent, in: 80...100),
            .init("SPO2-STOP", .always, .number, percent, in: 80...100),
            .init("MOAAS-PAUSE", .always, .number, ["{score}"], in: 0...5, whole: true),
            .init("MOAAS-STOP", .always, .number, ["{score}"], in: 0...5, whole: true),
        ]

    private static let discharge: [RequiredRow] = [
        .init("D1-OBSERVE", .always, .number, ["min"], in: 15...720),
        .init("D1-FROM", .always, .text, choices: ["start", "end"]),
        .init("D2-MOAAS", .always, .number, ["{score}"], in: 0...5, whole: true),
        .init("D3-BP-WITHIN", .always, .number, percent, in: 1...100),
        .init("D3-SYS", .always, .number, ["mm[Hg]"], in: 100...260),
        .init("D3-DIA", .always, .number, ["mm[Hg]"], in: 60...160),
        .init("D4-SPO2", .always, .number, percent, in: 80...100),
        .init("D5-ALDRETE", .always, .number, ["{score}"], in: 0...10, whole: true),
        .init("D6-CADSS", .always, .number, ["{score}"], in: 0...92),
        .init("D7-SUICIDE", .always, .flag),
        .init("D8-ESCORT", .always, .flag),
    ]

    private static let response: [RequiredRow] =
        Indication.allCases.map { .init("SCALES-\($0.rawValue)", .always, .texts) } + [
            .init("PARTIAL", .always, .number, percent, in: 1...99),
            .init("WORSE", .always, .number, percent, in: 1...100),
            .init("WORSE-EXPECTED-*", .never, .number, percent, in: 0...100),
            .init("WORSE-*", .never, .number, percent + points, in: 1...100),
            .init("RESPONSE-*", .never, .number, percent + points, in: 1...200),
            .init("RESPONSE-EDGE-EXCLUDED", .never, .texts, choices: Indication.allCases.map(\.rawValue)),
            .init("RESPONSE-HOURS-*", .never, .number, ["h"], in: 1...720),
            .init("RESPONSE-DURATION-*", .never, .number, ["wk"], in: 1...52),
            .init("REMISSION-ptsd", .never, .text),
            .init("REMISSION-*", .never, .number, points, in: 0...200),
            .init("ENTRY-*", .never, .number, points, in: 0...200),
        ]

    private static let course: [RequiredRow] = [
        .init("DECIDE-EARLY-SESSIONS", .always, .number, sessions, in: 1...20, whole: true),
        .init("DECIDE-END-SESSIONS", .always, .number, sessions, in: 2...40, whole: true),
        .init("DECIDE-END-WEEKS", .never, .number, ["wk"], in: 1...26, whole: true),
        .init("DECIDE-EXTENSION-SESSIONS", .always, .number, sessions, in: 0...20, whole: true),
        .init("DECIDE-CHASE-LIMIT", .always, .number, sessions, in: 2...40, whole: true),
        .init("DECIDE-EARLY-BELOW", .always, .number, percent, in: 1...99),
        .init("DECIDE-STOP-BELOW", .always, .number, percent, in: 1...99),
        .init("DECIDE-CONTINUE-FROM", .always, .number, percent, in: 1...100),
        .init("DECIDE-CONTINUE-FROM-*", .never, .number, percent, in: 1...100),
        .init("MAINTAIN-WEEKLY", .always, .number, sessions, in: 0...26, whole: true),
        .init("MAINTAIN-INTERVALS", .always, .numbers, ["d"], in: 1...365, whole: true),
        .init("MAINTAIN-WORSEN-*", .never, .number, points, in: 1...60),
        .init("MAINTAIN-PERSONAL-MARGIN", .always, .number, ["1"], in: 0...0.9),
        .init("MAINTAIN-ONE-CHANGE", .always, .flag),
        .init("MAINTAIN-SPACE-MONTHS", .always, .number, ["mo"], in: 1...24, whole: true),
        .init("LOSS-VISITS", .always, .number, ["{visits}"], in: 1...5, whole: true),
        .init("LOSS-DAYS", .always, .numbers, ["d"], in: 1...90, whole: true),
        .init("LOSS-GAIN", .always, .number, percent, in: 1...100),
        .init("LOSS-MADRS", .never, .number, points, in: 1...60),
        .init("CEILING-90-DAYS", .always, .number, sessions, in: 1...90, whole: true),
        .init("CEILING-WEEK", .always, .number, sessions, in: 1...7, whole: true),
        .init("CEILING-WEEK-FROM", .always, .number, ["wk"], in: 0...104, whole: true),
        .init("REVIEW-MONTHS", .always, .number, ["mo"], in: 1...24, whole: true),
        .init("REVIEW-TEAM-MONTHS", .always, .number, ["mo"], in: 1...36, whole: true),
        .init("ROUTE-OPTION", .never, .text),
        .init("TAPER-MONTHS", .always, .number, ["mo"], in: 1...60, whole: true),
        .init("TAPER-VISITS", .always, .number, ["{visits}"], in: 1...10, whole: true),
        .init("TAPER-WATCH", .always, .number, ["wk"], in: 1...104, whole: true),
    ]

    private static let surveillance: [RequiredRow] =
        [
            "BLADDER", "SUBSTANCES", "PDMP", "UDS", "WEIGHT-BP", "COGNITION", "LIVER", "LIVER-FREQUENT", "RENAL", "ECG",
            "PREGNANCY", "PREGNANCY-PLAN", "CONSENT", "EXAM",
        ].map { .init("SURVEY-\($0)", .always, .number, ["mo"], in: 1...24, whole: true) }
        + [
            .init("SURVEY-BLADDER-SYMPTOMS", .always, .number, ["{symptoms}"], in: 1...10, whole: true),
            .init("SURVEY-COGNITION-DROP", .always, .number, points, in: 1...30),
            .init("SURVEY-COGNITION-TASKS", .never, .texts),
            .init("SURVEY-COGNITION-TASKS-RISING", .never, .texts),
            .init("SURVEY-COGNITION-TASKS-LOSS", .never, .number, percent, in: 5...100),
            .init("SURVEY-AHEAD", .always, .number, ["d"], in: 0...90, whole: true),
            .init("DEPENDENCE-FLAGS", .always, .texts, choices: DependenceFlag.allCases.map(\.rawValue)),
            .init("DEPENDENCE-CRAVING", .always, .number, ["{of 10}"], in: 1...10),
            .init("DEPENDENCE-TOLERANCE", .always, .number, percent, in: 1...200),
            .init("DEPENDENCE-TOLERANCE-TIMES", .always, .number, ["{times}"], in: 1...10, whole: true),
        ]

    private static let risk: [RequiredRow] = [
        .init("RISK-HOURS-HIGH", .always, .number, ["h"], in: 0.1...24),
        .init("RISK-HOURS-MODERATE", .always, .number, ["h"], in: 0.1...72),
        .init("RISK-HOURS-LOW", .always, .number, ["h"], in: 1...336),
        .init("RISK-COVER-MINUTES", .always, .number, ["min"], in: 5...1440),
        .init("RISK-CALLS-HIGH", .always, .numbers, ["h"], in: 1...720),
        .init("RISK-CALLS-MODERATE", .always, .numbers, ["h"], in: 1...720),
    ]

    private static let asking: [RequiredRow] =
        [
            .init("ASK-BEFORE-HOURS", .always, .numbers, ["h"], in: 0...168),
            .init("ASK-AFTER-HOURS", .always, .numbers, ["h"], in: 1...720, whole: true),
            .init("ASK-AFTER-PC-PTSD-5", .never, .texts),
            .init("ASK-AFTER-PC-PTSD-5-FROM", .always, .number, points, in: 1...5, whole: true),
            .init("ASK-HOUR", .always, .number, ["h"], in: 0...23, whole: true),
            .init("ASK-LATE", .always, .number, ["h"], in: 1...168),
        ] + askedScales

    /// What is asked when: of everybody, and by indication.
    private static let askedScales: [RequiredRow] = {
        let recurring = ["WEEKLY", "FOUR-WEEKLY", "MONTHLY", "QUARTERLY"].flatMap { period in
            CoursePhase.allCases.filter(\.treats).map { "ASK-\(period)-\($0.rawValue.uppercased())" }
        }
        return (["ASK-SCREENING", "ASK-BEFORE-SESSION", "ASK-AFTER-SESSION"] + recurring).flatMap { id in
            ([id] + Indication.allCases.map { "\(id)-\($0.rawValue)" }).map { .init($0, .never, .texts) }
        }
    }()

    private static let home: [RequiredRow] = [
        .init("H1-EVALUATION", atHome, .flag),
        .init("H2-MONITOR", atHome, .flag),
        .init("H2-MONITOR-MINUTES", atHome, .number, ["min"], in: 30...720),
        .init("H3-HOLD-SYS", atHome, .number, ["mm[Hg]"], in: 100...260),
        .init("H3-HOLD-DIA", atHome, .number, ["mm[Hg]"], in: 60...160),
        .init("H3-CANCEL-SYS", atHome, .number, ["mm[Hg]"], in: 100...260),
        .init("H3-CANCEL-DIA", atHome, .number, ["mm[Hg]"], in: 60...160),
        .init("H3-CANCEL-HR", atHome, .number, ["/min"], in: 80...200),
        .init("H4-AVOID", atHome, .texts),
        .init("H5-DOSES", atHome, .number, ["{doses}"], in: 1...31, whole: true),
        .init("H6-PER-WEEK", atHome, .number, sessions, in: 1...7, whole: true),
        .init("H6-COURSE", atHome, .numbers, sessions, in: 1...52, whole: true),
        .init("H9-BANNER", atHome, .text),
    ]
}
