import Care
import Testing

@Suite("Rules that medicines fire")
struct InteractionRuleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let id: String
        let severity: Severity
        let code: String?
        let names: [String]
        var treatment = Screen.intravenous
        var testDescription: String { "\(id) \(treatment.id)" }
    }

    static let cases: [Case] = [
        .init(
            id: "I-BZD", severity: .caution, code: "2598",
            names: ["Clonazepam 0.5 MG Oral Tablet", "Xanax", "lorazepam"]),
        .init(
            id: "I-CNS", severity: .caution, code: "7804",
            names: ["OxyContin", "zolpidem", "Gabapentin 300 MG", "Alcohol"]),
        .init(id: "I-STIM", severity: .caution, code: "6901", names: ["Adderall XR", "modafinil", "Vyvanse"]),
        .init(id: "I-MAOI", severity: .caution, code: "8123", names: ["Nardil", "selegiline patch", "linezolid"]),
        .init(
            id: "I-SYMP", severity: .caution, code: "8896",
            names: ["Sudafed", "oxymetazoline nasal spray", "vasopressin"]),
        .init(id: "I-THEO", severity: .hold, code: "10438", names: ["Theophylline ER 300 mg", "aminophylline"]),
        .init(id: "E-SZ", severity: .hold, code: "10438", names: ["theophylline"]),
        .init(id: "I-LAM", severity: .note, code: "28439", names: ["Lamictal"]),
        .init(id: "I-NTX", severity: .caution, code: "7243", names: ["Vivitrol", "naltrexone 50 mg"]),
        .init(id: "I-IND", severity: .note, code: "2002", names: ["rifampin", "St. John's Wort", "phenytoin"]),
        .init(id: "I-IND", severity: .caution, code: "9384", names: ["Tegretol"], treatment: Screen.oralHome),
        .init(id: "I-AD", severity: .note, code: "36437", names: ["Zoloft 50 mg", "venlafaxine XR", "amitriptyline"]),
        .init(id: "I-LI", severity: .note, code: "6448", names: ["lithium carbonate", "divalproex"]),
        .init(id: "I-NMDA", severity: .caution, code: "6719", names: ["Namenda", "dextromethorphan", "amantadine"]),
        .init(
            id: "I-3A4+", severity: .caution, code: "21212", names: ["clarithromycin 500 mg", "ritonavir"],
            treatment: Screen.oralHome),
        .init(
            id: "I-GFJ", severity: .hold, code: nil, names: ["grapefruit juice daily"], treatment: Screen.sublingualHome
        ),
        .init(id: "I-ITRA", severity: .note, code: "28031", names: ["Sporanox"], treatment: Screen.oralHome),
        .init(
            id: "I-2B6+", severity: .caution, code: "10594", names: ["ticlopidine", "Plavix"],
            treatment: Screen.sublingualHome),
    ]

    @Test("An ingredient code and each name fire the rule; a stopped or denied medicine does not", arguments: cases)
    func fires(_ expected: Case) {
        func finding(_ medication: ReportedMedication) -> Finding? {
            Screen.evaluate(Screen.candidate(medications: [medication]), under: expected.treatment).finding(expected.id)
        }
        if let code = expected.code {
            #expect(finding(.rxnorm(code))?.severity == expected.severity)
            #expect(finding(.rxnorm(code))?.basis == ["MedicationStatement/1"])
            #expect(finding(.rxnorm(code, taken: false)) == nil)
        }
        for name in expected.names {
            #expect(finding(.named(name))?.severity == expected.severity, "\(name)")
            #expect(finding(.named(name))?.basis == ["MedicationStatement/\(name) (by text)"])
            #expect(finding(.named(name, taken: false)) == nil)
            #expect(finding(.named("not taking \(name)")) == nil)
        }
    }

    @Test(
        "Swallowed-dose interactions stay silent for other routes",
        arguments: ["clarithromycin", "grapefruit juice", "itraconazole", "ticlopidine"])
    func routeMatters(name: String) {
        let ids = Screen.evaluate(Screen.candidate(medications: [.named(name)])).findings.ids
        #expect(Set(ids).isDisjoint(with: ["I-3A4+", "I-GFJ", "I-ITRA", "I-2B6+"]))
    }

    @Test(
        "Benzodiazepines add up as diazepam, and 8 mg a day is not above 8",
        arguments: [
            ([("diazepam", 8.0)], Severity.note, true), ([("diazepam", 8.1)], .caution, true),
            ([("lorazepam", 0.8)], .note, true), ([("lorazepam", 1)], .caution, false),
            ([("clonazepam", 0.25), ("lorazepam", 0.25)], .note, true),
            ([("clonazepam", 0.25), ("lorazepam", 0.5)], .caution, false),
        ])
    func equivalents(drugs: [(String, Double)], severity: Severity, approved: Bool) {
        let medications = drugs.map { ReportedMedication.named($0.0, daily: $0.1) }
        let result = Screen.evaluate(Screen.candidate(medications: medications))
        let id = severity == .note ? "I-BZD-LOW" : "I-BZD"
        #expect(result.findings.filter { $0.id.hasPrefix("I-BZD") }.map(\.id) == [id])
        #expect(result.finding(id)?.severity == severity)
        #expect(result.finding(id)?.approved == approved)
        #expect(!result.missingNames.contains("benzodiazepine-dose"))
    }

    @Test("An unknown benzodiazepine dose is a caution and is asked for")
    func unknownDose() {
        let result = Screen.evaluate(Screen.candidate(medications: [.rxnorm("6470")]))
        #expect(result.finding("I-BZD")?.severity == .caution)
        #expect(result.finding("I-BZD")?.reason.contains("dose unknown") == true)
        #expect(result.missingNames.contains("benzodiazepine-dose"))
    }

    @Test("Figures from memory leave the finding unapproved")
    func approval() {
        func approved(_ name: String, _ id: String, _ treatment: TreatmentProtocol = Screen.intravenous) -> Bool? {
            Screen.evaluate(Screen.candidate(medications: [.named(name)]), under: treatment).finding(id)?.approved
        }
        #expect(approved("memantine", "I-NMDA") == false)
        #expect(approved("linezolid", "I-MAOI") == false)
        #expect(approved("phenelzine", "I-MAOI") == true)
        #expect(approved("vasopressin", "I-SYMP") == false)
        #expect(approved("clopidogrel", "I-2B6+", Screen.oralHome) == false)
        #expect(approved("ticlopidine", "I-2B6+", Screen.oralHome) == true)
    }

    @Test("Drinks, alcohol use disorder and a CYP2B6 variant are seen outside the medication list")
    func elsewhere() {
        let drinks = Screen.candidate(observations: [.loinc("74013-4", 2)])
        #expect(Screen.evaluate(drinks).finding("I-CNS") != nil)
        #expect(Screen.evaluate(Screen.candidate(observations: [.loinc("74013-4", 0)])).finding("I-CNS") == nil)
        #expect(Screen.findings(.icd("F10.20"))["I-CNS"] != nil)
        let variant = Screen.candidate(observations: [.named("CYP2B6 genotype", .text("*1/*6"))])
        #expect(Screen.evaluate(variant).finding("I-2B6PGx")?.severity == .note)
        let wild = Screen.candidate(observations: [.named("CYP2B6 genotype", .text("*1/*1"))])
        #expect(Screen.evaluate(wild).finding("I-2B6PGx") == nil)
    }
}
