import Care
import Foundation
import Testing

@testable import Web

/// One of each component with plausible content: what the markup tests read, and a page to look at.
enum Gallery {
    static func day(_ text: String) -> Day { Day(text) ?? Day(ordinal: 0) }

    static let findings = [
        Finding(
            id: "H-BP", severity: .hold, reason: "Blood pressure 168/96 mmHg is above 160/100 before dosing.",
            source: "Spravato label 2025, section 2.5", approved: true, basis: ["Observation/bp-2026-06-03"]),
        Finding(
            id: "E-PSYCHOSIS", severity: .exclude, reason: "Current psychosis: ketamine is not offered.",
            source: "APA consensus statement 2017", approved: true, basis: ["Condition/f20-9 (by text)"]),
        Finding(
            id: "C-BENZO", severity: .caution,
            reason: "Takes lorazepam daily, which may weaken the effect: discuss timing of the dose.",
            source: "Product default", approved: false, basis: ["MedicationStatement/lorazepam"]),
        Finding(
            id: "N-BMI", severity: .note, reason: "Body-mass index 31: dose by ideal or adjusted weight is an option.",
            source: "Clinic protocol", approved: false, basis: []),
    ]

    static let timeline = Timeline(
        title: "Course timeline", from: day("2026-03-02"), through: day("2026-07-20"), today: day("2026-06-05"),
        doses: [
            ("2026-03-16", 35.0), ("2026-03-19", 35), ("2026-03-23", 40), ("2026-03-26", 40), ("2026-03-30", 40),
            ("2026-04-02", 40), ("2026-04-16", 40), ("2026-04-30", 45), ("2026-05-28", 45),
        ].map { .init(day: day($0.0), dose: Milligrams($0.1)) },
        scales: [
            .init(
                name: "PHQ-9", maximum: 27,
                scores: [
                    ("2026-03-04", 21.0), ("2026-03-16", 20), ("2026-03-23", 15), ("2026-03-30", 11), ("2026-04-16", 7),
                    ("2026-04-30", 9), ("2026-05-14", 8), ("2026-05-28", 4),
                ].map { .init(day: day($0.0), value: $0.1) },
                thresholds: [.init(words: "remission", value: 4), .init(words: "response", value: 10.5)]),
            .init(
                name: "C-SSRS", maximum: 5,
                scores: [("2026-03-04", 3.0), ("2026-03-16", 2), ("2026-04-02", 1), ("2026-05-28", 0)].map {
                    .init(day: day($0.0), value: $0.1)
                }),
        ],
        events: [
            .init(day: day("2026-03-10"), words: "Consent signed", tone: .good),
            .init(day: day("2026-03-19"), words: "Nausea, ondansetron given", tone: .caution),
            .init(day: day("2026-03-23"), words: "Dose changed", tone: .note),
            .init(day: day("2026-05-14"), words: "Missed visit", tone: .hold),
        ], planned: [day("2026-06-25"), day("2026-07-16")])

    static let signs = SignsChart(
        title: "Vital signs",
        readings: [
            .init(minute: -10, systolic: 124, diastolic: 78, heartRate: 68, oxygen: 98),
            .init(minute: 5, systolic: 131, diastolic: 82, heartRate: 74, oxygen: 98),
            .init(minute: 15, systolic: 148, diastolic: 90, heartRate: 82, oxygen: 97),
            .init(minute: 30, systolic: 156, diastolic: 94, heartRate: 86, oxygen: 95),
            .init(minute: 40, systolic: 150, diastolic: 91, heartRate: 84, oxygen: 96),
            .init(minute: 55, systolic: 138, diastolic: 86, heartRate: 77, oxygen: 97),
        ], bands: [.init(from: 0, through: 40, words: "Infusion 35 mg")],
        thresholds: [
            .init(panel: .pressure, value: 180, words: "stop at systolic 180"),
            .init(panel: .oxygen, value: 92, words: "act at 92 %"),
        ], marks: [.init(minute: 22, words: "Dissociation, mild", tone: .caution)])

    static let refusals = [
        Refusal(
            code: "weight.out-of-range", field: "weight", reason: "Weight 700 kg cannot be right.",
            remedy: "Enter kilograms between 30 and 350.")
    ]

    static let form = FormFrame(
        action: "/patients/7/plan", commandID: "0197-c0ffee", token: "t0k3n", button: "Record weight",
        fields: [
            Field(
                "weight", "Weight", .number(decimals: 1), value: "700", unit: "kg",
                hint: "Measured today, without shoes.", error: refusals.error(for: "weight")),
            Field("when", "Measured at", .time, value: "09:40"),
            Field(
                "route", "Route",
                .radio([.init("iv", "Intravenous", hint: "over 40 minutes"), .init("im", "Intramuscular")]),
                value: "iv"),
            Field(
                "indication", "Indication", .select([.init("mdd", "Depression"), .init("ptsd", "PTSD")]), value: "mdd"),
            Field("fasted", "Has not eaten for six hours", .checkbox, value: "yes", required: false),
            Field("note", "Note", .textArea(rows: 3), value: "Slept <badly> & \"late\"", required: false),
        ].html, refusals: refusals, cancelPath: "/patients/7")

    static let now = Instant(microseconds: 1_780_650_000_000_000)

    static let components: [(name: String, html: HTML)] = [
        (
            "PageHeading",
            PageHeading(
                title: "Today", remark: "Friday 5 June 2026 · 6 sessions · 2 chairs free",
                actions: "<a class=\"button\" href=\"/patients/new\">Register a patient</a>"
            ).html
        ),
        (
            "PatientBand",
            PatientBand(
                name: "Ada Example", born: day("1984-02-01").words, ageYears: 42, recordNumber: "H-000123",
                details: ["she/her", "70 kg"], path: "/patients/7",
                actions: "<a class=\"button primary\" href=\"/sessions/new\">Open session</a>"
            ).html
        ),
        (
            "SafetyStrip",
            SafetyStrip(
                allergies: .known(["penicillin (rash)"]), findings: findings,
                risks: [.init(words: "Suicidal ideation, passive", tone: .hold, path: "/risks/1")]
            ).html
        ),
        ("PhaseBar", PhaseBar(current: 3, detail: "session 3 of 6").html),
        ("Banner", Banner(.exclude, "Not saved", "The disk is full. Nothing was recorded; try again.").html),
        ("BannerGood", Banner(.good, "Saved", "Plan signed by Dr Okafor at 09:41.").html),
        ("Timeline", Panel(title: "Course", remark: "2 Mar to 20 Jul 2026", body: timeline.html).html),
        ("SignsChart", Panel(title: "Signs", body: signs.html).html),
        (
            "Figures",
            """
            <div class="panel figures">\(KeyFigure(
                "Ketamine, intravenous", dose: Milligrams(35), at: MilligramsPerMillilitre(10),
                basis: "0.5 mg/kg × 70 kg, over 40 min"))\
            \(Countdown.until(now.adding(minutes: 4), label: "Blood pressure", now: now))\
            \(Countdown.until(now.adding(minutes: -3), label: "Recovery check", now: now))\
            \(Countdown.since(now.adding(minutes: -96), label: "Since dose", now: now))</div>
            """
        ),
        (
            "StatusLight",
            Panel(
                title: "Ready to dose",
                body: """
                    <div class="lights">\([
                        StatusLight(name: "Consent", state: .ready, detail: "signed 10 Mar 2026", path: "/consent"),
                        StatusLight(name: "Blood pressure", state: .notReady, detail: "168/96, limit 160/100"),
                        StatusLight(name: "Escort home", state: .unknown, detail: "not asked yet"),
                        StatusLight(name: "Fasting", state: .ready, detail: "last meal 02:00"),
                    ])</div>
                    """
            ).html
        ),
        (
            "FindingList",
            Panel(title: "Findings", remark: "iv-racemic 1.0", body: FindingList(findings: findings).html).html
        ),
        (
            "DataTable",
            Panel(
                title: "Sessions",
                body: DataTable(
                    caption: "Sessions",
                    columns: [.init("Day"), .init("Route"), .init("Dose", numeric: true), .init("State")],
                    rows: [
                        ["<a href=\"/s/1\">16 Mar 2026</a>", "IV", "35 mg", Tag("Completed", .good).html],
                        ["<a href=\"/s/2\">19 Mar 2026</a>", "IV", "35 mg", Tag("Adverse event", .caution).html],
                        ["<a href=\"/s/3\">23 Mar 2026</a>", "IV", "40 mg", Tag("Open", .accent).html],
                    ]
                ).html
            ).html
        ),
        ("Form", Panel(title: "Record weight", body: form.html).html),
        (
            "Buttons",
            """
            <div class="panel"><header><h2>Adverse event</h2></header><div class="button-grid">\
            \(["Nausea", "Vomiting", "Headache", "Anxiety", "Dissociation", "Hypertension"].map {
                "<button class=\"button\">\($0)</button>" as HTML
            })</div></div>
            """
        ),
        (
            "FactList",
            Panel(
                title: "Facts",
                body: FactList(facts: [.init("Prescriber", "Dr Okafor"), .init("Protocol", "iv-racemic 1.0")]).html
            ).html
        ),
        ("SourceNote", SourceNote(source: "Berman 2000", evidence: .productDefault, approved: false).html),
        (
            "EmptyState",
            EmptyState(
                title: "No sessions today", words: "Sessions booked for today appear here.",
                action: "<a class=\"button\" href=\"/patients\">Find a patient</a>"
            ).html
        ),
    ]

    static func page(_ theme: PageFrame.Theme) -> HTML {
        PageFrame(
            clinic: "Lakeside Ketamine Clinic",
            navigation: [
                .init(label: "Today", path: "/", current: true), .init(label: "Patients", path: "/patients"),
                .init(label: "Tasks", path: "/tasks", waiting: 4), .init(label: "Protocols", path: "/protocols"),
                .init(label: "People", path: "/people"), .init(label: "Access log", path: "/access"),
            ],
            person: .init(name: "Nia Okafor", role: "Nurse", signOutPath: "/sign-out", token: "t0k3n"),
            theme: theme, synthetic: true, now: now
        ).render(
            title: "Gallery", body: components.map(\.html).joined(separator: "\n"),
            printHeading: "Ada Example · born 1 Feb 1984 · H-000123")
    }
}

@Suite struct GalleryTests {
    /// `HALCYON_GALLERY=/some/folder swift test --filter GalleryTests` writes the gallery to look at.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["HALCYON_GALLERY"] != nil))
    func `writes the gallery and its assets`() throws {
        let folder = try #require(ProcessInfo.processInfo.environment["HALCYON_GALLERY"])
        func write(_ bytes: [UInt8], _ name: String) throws {
            let place = URL(filePath: folder).appending(path: name)
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: place)
        }
        for asset in Asset.allCases { try write(asset.bytes, asset.path) }
        for theme in [PageFrame.Theme.day, .dim] {
            let page = Gallery.page(theme).text.replacing("\"/assets/", with: "\"assets/")
            try write(Array(page.utf8), "\(theme.rawValue).html")
        }
    }
}
