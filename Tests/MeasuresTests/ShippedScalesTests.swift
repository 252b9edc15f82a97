import Foundation
import Measures
import Testing

/// Each shipped scale's own rules, at their edges.
@Suite struct ShippedScalesTests {
    static let contract = [
        "phq-9", "phq-2", "gad-7", "pcl-5", "pc-ptsd-5", "audit-c", "audit", "asq", "c-ssrs-recent",
        "c-ssrs-since-last", "taps-1", "ham-d17", "peg", "bprs-positive", "moaa-s", "rass", "aldrete", "padss", "madrs",
        "qids-sr16", "y-bocs", "isi", "wsas", "cadss-23", "dast-10", "who-5",
    ]

    private static func score(_ id: String, _ answers: String, total: Double? = nil) throws -> ScaleScore {
        try Vectors.scale(id).score(answers: answers, statedTotal: total)
    }

    @Test func `every scale is there, sound, and says where each of its rules was read`() throws {
        let library = try Vectors.library.get()
        #expect(library.scales.count >= 50)
        for id in Self.contract { #expect(throws: Never.self) { try library.scale(id) } }
        for (name, data) in try Vectors.shippedFiles() { #expect(ScaleFile.problems(in: data) == [], "\(name)") }
        for scale in library.scales {
            let definition = scale.definition
            let answers = definition.items.map { item in
                definition.allowedValues(of: item).first.map { Optional($0) } ?? nil
            }
            for rule in try scale.score(answers).rules { #expect(!rule.source.isEmpty, "\(definition.id) \(rule.id)") }
            #expect(definition.hasWording == (definition.licence.class == .shipped), "\(definition.id)")
        }
    }

    @Test func `a changed word of a shipped scale is found`() throws {
        let data = try #require(try Vectors.shippedFiles()["phq-9.json"])
        let changed = String(decoding: data, as: UTF8.self).replacing("Feeling down", with: "Feeling sad")
        let problems = ScaleFile.problems(in: Data(changed.utf8))
        #expect(problems.map(\.path) == ["wordingChecksum"])
    }

    @Test func `the highest and lowest total of each scale are those of its paper`() throws {
        let totals: [(String, ClosedRange<Double>)] = [
            ("phq-9", 0...27), ("gad-7", 0...21), ("pcl-5", 0...80), ("audit", 0...40), ("audit-c", 0...12),
            ("ham-d17", 0...52), ("peg", 0...10), ("bprs-positive", 0...24), ("rass", -5...4), ("aldrete", 0...10),
            ("padss", 0...10), ("madrs", 0...60), ("qids-sr16", 0...27), ("y-bocs", 0...40), ("isi", 0...28),
            ("wsas", 0...40), ("cadss-23", 0...92), ("dast-10", 0...10), ("who-5", 0...100), ("ymrs", 0...60),
            ("lsas", 0...144), ("spin", 0...68), ("icsi", 0...20), ("icpi", 0...16), ("pc-ptsd-5", 0...5),
            ("ham-a", 0...56), ("moaa-s", 0...5),
        ]
        for (id, range) in totals { #expect(try Vectors.scale(id).definition.totals == range, "\(id)") }
    }

    @Test func `a task's result is scored as the one answer of its scale`() throws {
        let score = try Self.score("own-reaction-time", "412")
        #expect(score.total == 412 && score.flags == [] && score.band == nil)
        #expect(throws: ScaleRefusal.self) { try Self.score("own-reaction-time", "99") }
        #expect(throws: ScaleRefusal.self) { try Self.score("own-reaction-time", "412,1,0") }
        #expect(try Self.score("own-symbol-coding", "0").total == 0)
        #expect(throws: ScaleRefusal.self) { try Self.score("own-symbol-coding", "151") }
    }

    static let edges: [(String, [(Double, String)])] = [
        (
            "phq-9",
            [
                (4, "minimal"), (5, "mild"), (9, "mild"), (10, "moderate"), (14, "moderate"), (15, "moderately severe"),
                (19, "moderately severe"), (20, "severe"), (27, "severe"),
            ]
        ),
        ("gad-7", [(4, "minimal"), (5, "mild"), (10, "moderate"), (14, "moderate"), (15, "severe")]),
        (
            "qids-sr16",
            [(5, "none"), (6, "mild"), (11, "moderate"), (16, "severe"), (20, "severe"), (21, "very severe")]
        ),
        (
            "ham-d17",
            [(7, "none"), (8, "mild"), (14, "moderate"), (18, "moderate"), (19, "severe"), (23, "very severe")]
        ),
        (
            "y-bocs",
            [(7, "subclinical"), (8, "mild"), (16, "moderate"), (24, "severe"), (31, "severe"), (32, "extreme")]
        ),
        ("isi", [(7, "none"), (8, "subthreshold"), (15, "moderate"), (22, "severe")]),
        ("audit", [(7, "low risk"), (8, "hazardous"), (16, "harmful"), (20, "possible dependence")]),
        ("who-5", [(28, "likely depression"), (32, "low"), (48, "low"), (52, "adequate")]),
        ("pcl-5", [(30, "below the cut-off"), (31, "probable PTSD")]),
        ("dast-10", [(0, "none"), (2, "low"), (3, "moderate"), (6, "substantial"), (9, "severe")]),
    ]

    @Test(arguments: edges)
    func `bands meet at their published edges`(id: String, edges: [(Double, String)]) throws {
        let definition = try Vectors.scale(id).definition
        for (total, name) in edges { #expect(definition.band(of: total) == name, "\(id) \(total)") }
    }

    @Test(arguments: [
        ("1,2,,3,1,0,2,3,0", 14.0, 13.5), ("1,2,,3,1,0,2,1,0", 11.0, 11.25), (",,3,3,3,3,3,3,3", 27.0, 27.0),
        (",,1,0,0,0,0,0,0", 1.0, 9.0 / 7.0),
    ])
    func `PHQ-9 sheets with one or two gaps are prorated, halves up`(
        answers: String, total: Double, unrounded: Double
    ) throws {
        let score = try Self.score("phq-9", answers)
        #expect(score.total == total)
        #expect(score.unrounded == unrounded)
        #expect(score.prorated)
        #expect(!score.flags.contains("incomplete"))
    }

    @Test func `what was prorated says so in words`() throws {
        #expect(try Self.score("phq-9", "1,2,,3,1,0,2,3,0").completeness == "8 of 9 answered, prorated 13.5 to 14")
    }

    @Test(arguments: [",,,1,1,1,1,1,1", "1,1,1,1,1,1,1,1,", ",,,,,,,,", ",1,1,1,1,1,1,1,"])
    func `a PHQ-9 with three gaps, or without item 9, has no total`(answers: String) throws {
        let score = try Self.score("phq-9", answers)
        #expect(score.total == nil)
        #expect(score.unrounded == nil)
        #expect(score.band == nil)
        #expect(!score.prorated)
        #expect(score.flags.contains("incomplete"))
        #expect(score.flags.contains("suicide-item-missing") == answers.hasSuffix(","))
    }

    @Test(arguments: [
        "phq-2", "phq-2-i9", "pc-ptsd-5", "audit-c", "pcl-5", "peg", "who-5", "ham-d17", "madrs", "aldrete", "padss",
        "bprs-positive", "cadss-23", "isi", "y-bocs", "dast-10",
    ])
    func `where nothing may be imputed, one gap leaves no total`(id: String) throws {
        let scale = try Vectors.scale(id)
        for gap in scale.definition.items.indices {
            let answers: [Int?] = scale.definition.items.enumerated().map { place, item in
                place == gap ? nil : scale.definition.allowedValues(of: item).first { $0 > 0 }
            }
            let score = try scale.score(answers)
            #expect(score.total == nil, "\(id), gap at \(gap)")
            #expect(score.flags.contains("incomplete"))
        }
    }

    @Test(arguments: ["phq-9", "phq-2-i9", "ham-d17", "madrs", "qids-sr16"])
    func `any sign in a suicide item is flagged, and a skipped one is an alarm`(id: String) throws {
        let scale = try Vectors.scale(id)
        let place = try #require(scale.definition.items.firstIndex { $0.suicideFrom != nil })
        func flags(_ answer: Int?) throws -> [String] {
            try scale.score(scale.definition.items.indices.map { $0 == place ? answer : 0 }).flags
        }
        #expect(try flags(0) == [])
        #expect(try flags(1) == ["suicide-item-positive"])
        #expect(try flags(nil) == ["suicide-item-missing", "incomplete"])
    }

    static let exposures: [(String, Double, String, [String])] = [
        ("0,,,,,", 0.0, "negative", []), ("1,1,1,1,0,0", 3, "positive for women", []),
        ("1,1,1,1,1,0", 4, "positive", []),
        ("0,1,1,1,1,1", 0, "negative", ["gate-contradicted"]), ("1,0,0,0,0,0", 0, "negative", []),
    ]

    @Test(arguments: exposures)
    func `without a traumatic event the PTSD screen is 0`(
        answers: String, total: Double, band: String, flags: [String]
    ) throws {
        let score = try Self.score("pc-ptsd-5", answers)
        #expect(score.total == total)
        #expect(score.band == band)
        #expect(score.flags == flags)
    }

    @Test func `AUDIT's skips are no gaps`() throws {
        #expect(try Self.score("audit", "0,,,,,,,,2,4").total == 6)
        #expect(try Self.score("audit", "3,0,0,,,,,,0,0").total == 3)
        #expect(try Self.score("audit", "3,1,0,,,,,,0,0").total == nil)
        #expect(try Self.score("audit", "0,,,,,,,,,4").total == nil)
        let contradicted = try Self.score("audit", "0,2,,,,,,,0,0")
        #expect(contradicted.flags.contains("gate-contradicted"))
    }

    @Test(arguments: [
        ("0,0,,,,0", "none"), ("0,0,,,,0,", "none"), ("1,0,,,,0", "low"), ("0,1,0,0,0,0", "low"),
        ("0,1,1,0,0,0", "moderate"), ("0,0,,,,1,0", "moderate"), ("0,1,0,1,0,0", "high"), ("0,1,0,0,1,0", "high"),
        ("0,0,,,,1,1", "high"), ("0,0,,,,1", "moderate or higher"), ("0,0,,1,,0", "high"),
    ])
    func `Columbia triage follows its branches`(answers: String, band: String) throws {
        let score = try Self.score("c-ssrs-recent", answers)
        #expect(score.band == band)
        #expect(score.total == nil)
        #expect(score.flags.contains("suicide-item-positive") == (band != "none"))
    }

    @Test func `an unanswered Columbia question is never "none"`() throws {
        for answers in ["0,,,,,0", ",0,,,,0", "0,0,,,,", "0,,0,0,0,0"] {
            let score = try Self.score("c-ssrs-recent", answers)
            #expect(score.band == nil)
            #expect(score.flags.contains("suicide-item-missing"))
        }
        #expect(try Self.score("c-ssrs-since-last", "0,0,,,,1").band == "high")
        #expect(try Self.score("c-ssrs-since-last", "0,1,1,0,0,0").band == "moderate")
    }

    @Test(arguments: [
        ("0,0,0,0", "negative"), ("0,0,0,0,", "negative"), ("0,0,0,1,0", "non-acute positive"),
        ("1,0,0,0,1", "acute positive"), ("1,0,0,0", "non-acute positive or higher"),
    ])
    func `acuity is asked after any yes`(answers: String, band: String) throws {
        #expect(try Self.score("asq", answers).band == band)
    }

    @Test func `an ASQ question left out leaves the screen open`() throws {
        let score = try Self.score("asq", "0,,0,0")
        #expect(score.band == nil)
        #expect(score.flags == ["suicide-item-missing", "incomplete"])
    }

    static let substances: [(String, String, [String])] = [
        ("0,0,0,0", "negative", []), ("1,1,0,0", "negative", ["opens-taps-2"]),
        ("2,0,0,0", "positive", ["opens-taps-2"]),
        ("0,0,1,0", "positive", ["opens-taps-2"]),
    ]

    @Test(arguments: substances)
    func `TAPS-1 opens TAPS-2 with any use and is positive by substance`(
        answers: String, band: String, flags: [String]
    ) throws {
        let score = try Self.score("taps-1", answers)
        #expect(score.band == band)
        #expect(score.flags == flags)
    }

    @Test func `item 16 of the Hamilton scale may be "not assessed", and earns nothing then`() throws {
        let ones = Array(repeating: Optional(1), count: 17)
        var answers = ones
        answers[15] = 3
        let score = try Vectors.scale("ham-d17").score(answers)
        #expect(score.total == 16)
        #expect(score.flags.contains("not-assessed"))
        #expect(try Vectors.scale("ham-d17").score(ones).total == 17)
        answers[3] = 3
        #expect(throws: ScaleRefusal.self) { try Vectors.scale("ham-d17").score(answers) }
    }

    @Test func `QIDS counts the worst of sleep, of appetite and weight, and of movement`() throws {
        #expect(try Self.score("qids-sr16", "1,2,3,0,1,0,2,0,1,1,1,1,1,1,0,2").total == 3 + 1 + 2 + 5 + 2)
        // On paper one direction of each pair is answered.
        #expect(try Self.score("qids-sr16", "0,0,0,0,0,2,,1,,0,0,0,0,0,0,0").total == 2)
        #expect(try Self.score("qids-sr16", "0,0,0,0,0,2,,,,0,0,0,0,0,0,0").total == nil)
        #expect(try Self.score("qids-sr16", "0,,0,0,0,0,0,0,0,0,0,0,0,0,0,0").total == nil)
    }

    @Test func `PEG is a mean that stays unrounded`() throws {
        let score = try Self.score("peg", "5,6,6")
        #expect(score.total == 17.0 / 3)
        #expect(score.total == score.unrounded)
        #expect(try Self.score("peg", "5,6,6", total: 5.7).flags == [])
        #expect(try Self.score("peg", "5,6,6", total: 5.5).flags == ["total-mismatch"])
    }

    @Test func `WSAS without work is out of 32 and has no band`() throws {
        let score = try Self.score("wsas", ",4,4,4,4")
        #expect(score.total == 16)
        #expect(score.band == nil)
        #expect(score.flags == ["reduced-maximum"])
        #expect(!score.prorated)
        #expect(score.rules.contains { $0.id == "reduced-maximum" && $0.says.contains("32") })
        #expect(try Self.score("wsas", "4,,4,4,4").total == nil)
    }

    @Test func `WHO-5 is a percentage and DAST-10 reverses its third item`() throws {
        #expect(try Self.score("who-5", "5,5,5,5,5").total == 100)
        #expect(try Self.score("who-5", "1,2,3,4,5").total == 60)
        #expect(try Self.score("dast-10", "0,0,1,0,0,0,0,0,0,0").total == 0)
        #expect(try Self.score("dast-10", "0,0,0,0,0,0,0,0,0,0").total == 1)
        #expect(try Self.score("dast-10", "1,1,0,1,1,1,1,1,1,1").total == 10)
    }

    @Test func `PCL-5 clusters have their own totals and decide the provisional diagnosis`() throws {
        let most = try Vectors.scale("pcl-5").score(Array(repeating: 4, count: 20))
        #expect(most.subscales == ["B": 20, "C": 8, "D": 28, "E": 24])
        func met(_ answers: [Int]) throws -> Bool {
            try Vectors.scale("pcl-5").score(answers.map { Optional($0) }).rules
                .first { $0.id == "provisional-ptsd" }?.says.hasSuffix(": met.") == true
        }
        var answers = Array(repeating: 0, count: 20)
        for place in [0, 5, 7, 8, 14, 15] { answers[place] = 2 }
        #expect(try met(answers))
        answers[15] = 1
        #expect(try !met(answers))
    }

    @Test(arguments: [
        ("phq-9", "2,2,2,2,0,0,0,0,1", true), ("phq-9", "0,1,2,2,2,2,2,2,2", false),
        ("phq-9", "2,2,2,2,0,0,0,0,0", false),
    ])
    func `five problems, one of them of the first two, make the PHQ-9's major syndrome`(
        id: String, answers: String, met: Bool
    ) throws {
        let rule = try #require(try Self.score(id, answers).rules.first { $0.id == "major-depressive-syndrome" })
        #expect(rule.says.hasSuffix(": met.") == met)
    }
}
