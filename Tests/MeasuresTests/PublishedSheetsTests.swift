import Foundation
import Measures
import Testing

/// Every sheet that somebody else published is scored as they scored it, and the wrong ones are flagged.
@Suite struct PublishedSheetsTests {
    @Test func `2,177 PHQ-9 sheets add to their authors' sums`() throws {
        guard let rows = Vectors.rows("phq9_chiu_2177_items_and_sums.csv") else { return }
        let scale = try Vectors.scale("phq-9")
        #expect(rows.count == 2177)
        for row in rows {
            let answers = (1...9).map { row["q\($0)"].flatMap(Int.init) }
            let score = try scale.score(answers)
            #expect(score.total == row["published_sum"].flatMap(Double.init), "sheet \(row["id"] ?? "")")
            #expect(score.flags.contains("suicide-item-positive") == ((answers[8] ?? 0) > 0))
        }
    }

    @Test func `a file of the same sheets gives the same totals`() throws {
        guard let data = Vectors.data("phq9_chiu_2177_items_and_sums.csv"),
            let rows = Vectors.rows("phq9_chiu_2177_items_and_sums.csv")
        else { return }
        var file = try SheetFile(
            scale: try Vectors.scale("phq-9"), columns: (1...9).map { "q\($0)" }, totalColumn: "published_sum")
        let lines = String(decoding: try file.score(data), as: UTF8.self).split(whereSeparator: \.isNewline)
        #expect(lines.count == rows.count + 1)
        for (line, row) in zip(lines.dropFirst(), rows) {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            #expect(cells[1] == row["published_sum"] ?? "")
            #expect(!cells[6].contains("total-mismatch"))
        }
    }

    private struct Example: Decodable {
        let source: String
        let instrument: String
        let scores: [Int]?
        let statedTotal: Double?
        let statedIsConsistent: Bool?
    }

    private struct Examples: Decodable {
        struct Audit: Decodable {
            let scores: [Int]
            let expectedTotal: Double
        }
        struct Answered: Decodable {
            let answers: [[String]]
        }
        let consistentOrNot: [Example]
        let cssrs: Answered
        let audit: Audit
    }

    @Test func `totals in published FHIR examples are recomputed, and the wrong one is flagged`() throws {
        guard let examples = try Vectors.json("fhir_examples.json", as: Examples.self) else { return }
        #expect(examples.consistentOrNot.contains { $0.statedIsConsistent == false })
        for example in examples.consistentOrNot {
            let scale = try Vectors.scale(example.instrument.lowercased())
            let score = try scale.score(
                try #require(example.scores).map { Optional($0) }, statedTotal: example.statedTotal)
            #expect(
                score.flags.contains("total-mismatch") == (example.statedIsConsistent == false), "\(example.source)")
        }
        let audit = try Vectors.scale("audit").score(examples.audit.scores.map { Optional($0) })
        #expect(audit.total == examples.audit.expectedTotal)
    }

    @Test func `a Columbia screen with no to everything is no risk, whatever its file says`() throws {
        guard let examples = try Vectors.json("fhir_examples.json", as: Examples.self) else { return }
        let scale = try Vectors.scale("c-ssrs-recent")
        var answers: [Int?] = []
        for item in scale.definition.items {
            let answer = try #require(examples.cssrs.answers.first { $0[0] == item.loinc })
            answers.append(answer[1] == "LA32-8" ? 0 : 1)
        }
        #expect(try scale.score(answers).band == "none")
    }

    @Test func `a consumption answer that is no frequency cannot be scored as one`() throws {
        guard let data = Vectors.data("fhir_examples.json") else { return }
        let hostile = try #require(
            (try JSONSerialization.jsonObject(with: data) as? [String: Any])?["hostile_inputs"] as? [[String: Any]])
        let scale = try Vectors.scale("audit-c").definition
        for example in hostile where example["instrument"] as? String == "AUDIT-C" {
            let first = try #require((example["answers"] as? [[Any]])?.first)
            // The question is another one than item 1's, so its answer finds no place on the sheet.
            #expect(scale.items.allSatisfy { $0.loinc != first[0] as? String })
            if let code = first[1] as? String {
                #expect(scale.choices(of: scale.items[0])?.contains { $0.loinc == code } == false)
            }
        }
    }

    private struct Visits: Decodable {
        struct Visit: Decodable {
            let instrument: String
            let visit: String
            let items: [Int?]
            let statedTotal: Double?
        }
        let cases: [Visit]
    }

    @Test func `CDISC's GAD-7 visits have their totals, and its geriatric scale prorates as CDISC does`() throws {
        guard let visits = try Vectors.json("gad7_gdssf_cdisc_admiral.json", as: Visits.self) else { return }
        let gad7 = try Vectors.scale("gad-7")
        let seen = visits.cases.filter { $0.instrument == "GAD-7 V2" }
        #expect(seen.count == 4)
        for visit in seen { #expect(try gad7.score(visit.items).total == visit.statedTotal, "\(visit.visit)") }

        // Mean of the answered times 15, rounded up, from 10 answers on.
        let geriatric = try SampleDefinition.compiled([
            "items": (1...15).map { ["id": "\($0)", "range": [0, 1]] as [String: Any] },
            "missing": [
                "method": "meanOfAnswered", "minimumAnswered": 10, "rounding": "ceiling",
                "source": SampleDefinition.source,
            ] as [String: Any],
            "bands": [[String: Any]](),
        ])
        let sheets = visits.cases.filter { $0.instrument == "GDS SHORT FORM" }
        #expect(sheets.contains { $0.items.contains(nil) })
        for sheet in sheets {
            let given = sheet.items.compactMap { $0 }
            let score = try geriatric.score(sheet.items)
            #expect(score.answered == given.count)
            let exact = Double(given.reduce(0, +) * 15) / Double(given.count)
            #expect(score.total == exact.rounded(.up))
            #expect(score.prorated == (given.count < 15))
        }
    }

    private struct Stress: Decodable {
        struct Case: Decodable {
            let items: [Int]
            let expected: [String: Double]
        }
        let cases: [Case]
    }

    @Test func `reversed items of the perceived stress scale give its published totals and parts`() throws {
        guard let stress = try Vectors.json("pss10_reverse_scored_biopsykit.json", as: Stress.self) else { return }
        let reversed: Set = [4, 5, 7, 8]
        let scale = try SampleDefinition.compiled([
            "items": (1...10).map {
                ["id": "\($0)", "range": [0, 4], "reversed": reversed.contains($0)] as [String: Any]
            },
            "subscales": [
                ["id": "PSS_Helpless", "title": "h", "items": ["1", "2", "3", "6", "9", "10"]] as [String: Any],
                ["id": "PSS_SelfEff", "title": "s", "items": ["4", "5", "7", "8"]] as [String: Any],
            ],
            "bands": [[String: Any]](),
        ])
        #expect(!stress.cases.isEmpty)
        for sheet in stress.cases {
            let score = try scale.score(sheet.items.map { Optional($0) })
            #expect(score.total == sheet.expected["PSS_Total"])
            for part in ["PSS_Helpless", "PSS_SelfEff"] { #expect(score.subscales[part] == sheet.expected[part]) }
        }
    }

    @Test func `408 patients have the published formula's QIDS and Y-BOCS totals`() throws {
        guard let rows = Vectors.rows("qids_ybocs_rogers_GPL2.csv") else { return }
        let qids = try Vectors.scale("qids-sr16")
        let ybocs = try Vectors.scale("y-bocs")
        let depression = [
            "onset", "middle", "late", "hypersom", "sad", "decappetite", "incappetite", "weightloss", "weightgain",
            "concen", "guilt", "suicide", "anhedonia", "fatigue", "retard", "agitation",
        ]
        let obsession = [
            "obtime", "obinterfer", "obdistress", "obresist", "obcontrol", "comptime", "compinterf", "compdis",
            "compresis", "compcont",
        ]
        #expect(rows.count == 408)
        for row in rows {
            let mood = try qids.score(depression.map { row[$0].flatMap(Int.init) })
            #expect(mood.total == row["qids_total_by_inquisit_formula"].flatMap(Double.init))
            let doubt = try ybocs.score(obsession.map { row[$0].flatMap(Int.init) })
            #expect(doubt.total == row["ybocs_total"].flatMap(Double.init))
            #expect(doubt.subscales["obsessions"] == row["ybocs_obsessions"].flatMap(Double.init))
            #expect(doubt.subscales["compulsions"] == row["ybocs_compulsions"].flatMap(Double.init))
        }
    }

    private struct Keys: Decodable {
        struct Instrument: Decodable {
            struct Position: Decodable {
                let positionOnForm: Int
                let values: [Int]
            }
            let scales: [String: [Position]]
        }
        let instruments: [String: Instrument]
    }

    @Test(arguments: [
        ("PHQ9", "PHQ9", "phq-9"), ("GAD-7", "Anxiety", "gad-7"), ("PCL-5", "PCL-5", "pcl-5"),
        ("AUDIT", "AUDIT", "audit"), ("AUDC", "Total", "audit-c"), ("PC-PTSD-5", "PTSD5", "pc-ptsd-5"),
        ("PHQ-2+I9", "Depression", "phq-2-i9"), ("ISI", "ISI", "isi"),
    ])
    func `the VA's scoring keys allow the same answers, item by item`(
        instrument: String, part: String, id: String
    ) throws {
        guard let keys = try Vectors.json("vista_scoring_keys.json", as: Keys.self) else { return }
        let key = try #require(keys.instruments[instrument]?.scales[part])
        let definition = try Vectors.scale(id).definition
        let items = definition.items.filter(\.isScored)
        #expect(items.count == key.count)
        // Some keys leave 0 out, for it earns nothing.
        for (item, position) in zip(items, key.sorted { $0.positionOnForm < $1.positionOnForm }) {
            #expect(Set(definition.allowedValues(of: item)).subtracting([0]) == Set(position.values).subtracting([0]))
        }
    }

    @Test func `the VA's clusters of the PCL-5 are the subscales`() throws {
        guard let keys = try Vectors.json("vista_scoring_keys.json", as: Keys.self) else { return }
        let scales = try #require(keys.instruments["PCL-5"]?.scales)
        let first = try #require(scales["PCL-5"]?.map(\.positionOnForm).min())
        for subscale in try #require(try Vectors.scale("pcl-5").definition.subscales) {
            let cluster = try #require(scales["Cluster \(subscale.id)"])
            #expect(cluster.map { "\(($0.positionOnForm - first) / 10 + 1)" } == subscale.items)
        }
    }
}
