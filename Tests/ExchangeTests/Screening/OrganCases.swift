import Care

/// Pregnancy, organs and what is measured of them.
extension ScreeningCase {
    static let reproduction: [ScreeningCase] =
        speaks(
            "E-ECL", as: .exclude, Fact.condition("icd O14.90"), Fact.condition("icd O14.10"),
            Fact.condition("icd O15.00"), Fact.condition("icd O15.9"), Fact.condition("icd O11.9"),
            Fact.condition("icd O14.20"), Fact.condition("sct 398254007"), Fact.condition("sct 15938005"),
            Fact.condition("Pre-eclampsia"), Fact.condition("PREECLAMPSIA"), Fact.condition("Severe pre-eclampsia"),
            Fact.condition("Eclampsia"), Fact.condition("sct 46764007"), Fact.condition("HELLP syndrome"),
            Fact.condition("Pre eclampsia"))
        + silent(
            "E-ECL", Fact.condition("icd O13.9"), Fact.condition("No pre-eclampsia"),
            Fact.condition("sct 398254007", verified: "refuted"), Fact.condition("Family history of preeclampsia"),
            Fact.condition("Gestational hypertension"), Fact.condition("sct 15938005", verified: "entered-in-error"))
        + [
            Fact.condition("icd Z33.1"), Fact.condition("icd Z34.90"), Fact.condition("icd Z34.02"),
            Fact.condition("icd O09.90"), Fact.condition("icd Z3A.20"), Fact.condition("icd Z32.01"),
            Fact.condition("sct 77386006"), Fact.condition("Pregnant"), Fact.condition("PREGNANCY, 20 weeks"),
            Fact.condition("12 weeks pregnant"), Fact.condition("sct 72892002"),
            Fact.found("loinc 2106-3", "sct 10828004"), Fact.flagged("loinc 2106-3", "POS"),
            Fact.found("loinc 2118-8", "sct 10828004 | Positive"), Fact.found("loinc 2106-3", "Positive"),
            Fact.found("loinc 82810-3", "sct 77386006"), Fact.found("loinc 80384-1", "sct 10828004"),
            Fact.observed("Urine pregnancy test", #""valueString":"POSITIVE""#),
            Fact.observed("Pregnancy test", #""valueBoolean":true"#), Fact.found("loinc 2112-1", "loinc LA6576-8"),
            Fact.observed("hCG urine", #""valueString":"positive""#),
            Fact.measured("loinc 21198-7", "1500", "m[IU]/mL"),
            Fact.found("Pregnancy status", "Pregnant"), Fact.measured("loinc 19080-1", "800", "m[IU]/mL"),
            Fact.found("loinc 2106-3", "sct 260373001"),
        ].map { .init(rule: "E-PREG", speaks: true, severity: .exclude, gender: "female", resources: [$0]) }
        + [
            Fact.found("loinc 2106-3", "sct 260385009"), Fact.flagged("loinc 2106-3", "NEG"),
            Fact.found("loinc 2118-8", "sct 260385009 | Negative"),
            Fact.observed("loinc 2106-3", #""valueString":"Negative""#), Fact.condition("icd Z90.710"),
            Fact.observed("Urine pregnancy test", #""valueString":"negative""#),
            Fact.found("loinc 2106-3", "loinc LA6577-6"), Fact.found("loinc 82810-3", "sct 60001007"),
            Fact.measured("loinc 21198-7", "1", "m[IU]/mL"), Fact.found("loinc 2106-3", "sct 260415000"),
            Fact.observed("Pregnancy test", #""valueBoolean":false"#), Fact.condition("Hysterectomy 2015"),
            Fact.found("Pregnancy status", "Not pregnant"), Fact.condition("icd Z78.0"),
            Fact.condition("Postmenopausal"), Fact.condition("icd Z32.02", onset: "2026-11-20"),
        ].map { .init(rule: "E-PREG", speaks: false, gender: "female", resources: [$0]) }
        + [
            Fact.condition("icd F33.1"), Fact.found("loinc 2106-3", "sct 260385009", on: "2026-08-01"),
            Fact.found("loinc 2106-3", "sct 82334004"), Fact.condition("icd Z32.00", onset: "2026-11-20"),
        ].map { .init(rule: "E-PREG", speaks: true, severity: .hold, gender: "female", resources: [$0]) }
        + together("E-PREG", speaks: false, birth: "1960-01-01", gender: "female")
        + together("E-PREG", speaks: false, birth: "1990-01-01", gender: "male")
        + together(
            "E-PREG", speaks: false, gender: "female", Fact.found("loinc 2106-3", "sct 260385009"),
            Fact.condition("sct 77386006", "resolved", onset: "2020-01-01"))
        + [
            Fact.condition("icd Z39.1"), Fact.condition("sct 413712001"), Fact.condition("Breastfeeding"),
            Fact.condition("BREAST FEEDING"), Fact.condition("Lactating"), Fact.condition("Breast-feeding mother"),
            Fact.observed("loinc 63895-7", #""valueBoolean":true"#), Fact.found("loinc 63895-7", "loinc LA33-6"),
            Fact.observed("Breastfeeding", #""valueString":"Yes""#), Fact.condition("Currently breastfeeding"),
            Fact.condition("Nursing infant"), Fact.found("Breastfeeding status", "Yes"),
            Fact.found("loinc 63895-7", "sct 413712001"), Fact.found("Breastfeeding", "sct 373066001"),
        ].map { .init(rule: "E-LAC", speaks: true, severity: .exclude, gender: "female", resources: [$0]) }
        + [
            Fact.condition("sct 413712001", "resolved"), Fact.condition("Not breastfeeding"),
            Fact.condition("Stopped breastfeeding in 2024"), Fact.observed("loinc 63895-7", #""valueBoolean":false"#),
            Fact.found("loinc 63895-7", "loinc LA32-8"), Fact.observed("Breastfeeding", #""valueString":"No""#),
            Fact.condition("sct 413712001", verified: "refuted"), Fact.found("Breastfeeding", "sct 373067005"),
        ].map { .init(rule: "E-LAC", speaks: false, gender: "female", resources: [$0]) }

    static let liver: [ScreeningCase] =
        speaks(
            "E-HEPC", as: .exclude, Fact.condition("Child-Pugh C cirrhosis"),
            Fact.condition("Severe hepatic impairment"),
            Fact.observed("Child-Pugh class", #""valueString":"C""#), Fact.found("Child-Pugh class", "Class C"),
            Fact.measured("Child-Pugh score", "11", "{score}"),
            Fact.observed("Child-Pugh score", #""valueInteger":10"#),
            Fact.condition("Cirrhosis, Child-Pugh class C"), Fact.condition("Decompensated cirrhosis"),
            Fact.condition("icd K72.90"), Fact.condition("icd K72.10"), Fact.condition("Child Pugh C"),
            Fact.condition("sct 59927004"), Fact.condition("Hepatic failure"), Fact.condition("Liver failure"),
            Fact.condition("CHILD-PUGH CLASS C"), Fact.condition("End-stage liver disease"), Fact.condition("icd K76.7")
        )
        + silent(
            "E-HEPC", Fact.condition("icd B18.2"), Fact.condition("Hepatitis C"), Fact.condition("icd K74.60"),
            Fact.observed("Child-Pugh class", #""valueString":"A""#),
            Fact.observed("Child-Pugh score", #""valueInteger":9"#),
            Fact.condition("Child-Pugh A cirrhosis"), Fact.condition("sct 59927004", verified: "refuted"),
            Fact.condition("No liver failure"), Fact.condition("icd K76.0"), Fact.condition("sct 19943007"))
        + speaks(
            "E-HEPB", Fact.condition("Child-Pugh B cirrhosis"),
            Fact.observed("Child-Pugh class", #""valueString":"B""#),
            Fact.observed("Child-Pugh score", #""valueInteger":7"#),
            Fact.measured("loinc 1742-6", "150", "U/L", high: "40"),
            Fact.measured("loinc 1920-8", "121", "U/L", high: "40"), Fact.measured("loinc 1742-6", "220", "U/L"),
            Fact.measured("ALT", "200", "U/L", high: "45"), Fact.measured("AST", "300", "U/L"),
            Fact.condition("Moderate hepatic impairment"), Fact.condition("Cirrhosis, Child-Pugh class B"),
            Fact.measured("Alanine aminotransferase", "180", "IU/L", high: "50"),
            Fact.measured("loinc 1743-4", "150", "U/L", high: "40"))
        + silent(
            "E-HEPB", Fact.measured("loinc 1742-6", "120", "U/L", high: "40"),
            Fact.measured("loinc 1920-8", "35", "U/L"),
            Fact.observed("Child-Pugh class", #""valueString":"A""#), Fact.condition("Hepatitis B"),
            Fact.condition("icd B18.1"), Fact.observed("Child-Pugh score", #""valueInteger":6"#),
            Fact.measured("loinc 6768-6", "400", "U/L"), Fact.measured("loinc 1742-6", "150", "U/L", high: "55"),
            Fact.measured("loinc 1742-6", "60", "U/L", high: "40"))

    static let organs: [ScreeningCase] =
        speaks(
            "E-RESP", as: .caution, Fact.condition("icd J44.9"), Fact.condition("icd J44.1"),
            Fact.condition("icd J96.10"), Fact.condition("icd J96.11"), Fact.condition("sct 13645005"),
            Fact.condition("COPD"), Fact.condition("Chronic obstructive pulmonary disease"),
            Fact.condition("Emphysema"),
            Fact.condition("icd J43.9"), Fact.condition("Respiratory insufficiency"),
            Fact.condition("Chronic respiratory failure"), Fact.condition("sct 409622000"),
            Fact.observed("STOP-BANG", #""valueInteger":5"#), Fact.measured("STOP-Bang score", "6", "{score}"),
            Fact.condition("icd E66.2"), Fact.condition("Obesity hypoventilation syndrome"))
        + together("E-RESP", as: .caution, Fact.condition("icd G47.33"), Fact.condition("icd E66.9"))
        + together("E-RESP", Fact.condition("sct 78275009"), Fact.condition("sct 414916001"))
        + together("E-RESP", Fact.condition("Obstructive sleep apnea"), Fact.measured("loinc 39156-5", "32", "kg/m2"))
        + together("E-RESP", Fact.condition("Sleep apnoea"), Fact.condition("Morbid obesity"))
        + together("E-RESP", Fact.condition("icd G47.33"), Fact.condition("icd E66.01"))
        + together("E-RESP", Fact.condition("OSA on CPAP"), Fact.condition("icd Z68.35"))
        + together("E-RESP", Fact.condition("icd G47.33"), Fact.condition("icd E66.813"))
        + together("E-RESP", speaks: false, Fact.condition("icd G47.33"), Fact.measured("loinc 39156-5", "24", "kg/m2"))
        + silent(
            "E-RESP", Fact.observed("STOP-BANG", #""valueInteger":4"#), Fact.condition("icd J45.909"),
            Fact.condition("icd E66.9"), Fact.condition("No COPD"), Fact.condition("sct 13645005", verified: "refuted"),
            Fact.condition("icd J44.9", verified: "entered-in-error"), Fact.condition("Upper respiratory infection"),
            Fact.condition("Family history of COPD"), Fact.condition("icd J96.01", "resolved", onset: "2012-01-01"))
        + speaks(
            "E-THY", as: .hold, Fact.condition("icd E05.90"), Fact.condition("icd E05.00"),
            Fact.condition("icd E05.91"),
            Fact.condition("sct 34486009"), Fact.condition("sct 353295004"), Fact.condition("Hyperthyroidism"),
            Fact.condition("THYROTOXICOSIS"), Fact.condition("Graves' disease"), Fact.condition("Graves disease"),
            Fact.condition("Untreated hyperthyroidism"), Fact.condition("sct 90739004"), Fact.condition("Thyroid storm")
        )
        + together("E-THY", speaks: false, Fact.condition("icd E05.90"), Fact.taking("rx 6835"))
        + together("E-THY", speaks: false, Fact.condition("Hyperthyroidism"), Fact.taking("Methimazole 10 mg"))
        + together("E-THY", Fact.condition("icd E05.90"), Fact.taking("rx 6835", "stopped"))
        + silent(
            "E-THY", Fact.condition("icd E03.9"), Fact.condition("Hypothyroidism"),
            Fact.condition("icd E05.90", "resolved"),
            Fact.condition("No hyperthyroidism"), Fact.condition("sct 34486009", verified: "refuted"),
            Fact.condition("Family history of Graves disease"), Fact.condition("Hyperparathyroidism"))
        + speaks(
            "E-CYST", Fact.condition("icd N30.10"), Fact.condition("icd N30.11"), Fact.condition("sct 197834003"),
            Fact.condition("Interstitial cystitis"), Fact.condition("INTERSTITIAL CYSTITIS"),
            Fact.condition("Bladder pain syndrome"), Fact.condition("Ketamine cystitis"),
            Fact.condition("Ketamine bladder syndrome"), Fact.condition("Ketamine-induced cystitis", "resolved"),
            Fact.condition("Painful bladder syndrome"),
            Fact.condition("Ketamine-associated lower urinary tract symptoms"))
        + silent(
            "E-CYST", Fact.condition("icd N30.00"), Fact.condition("Acute cystitis"), Fact.condition("icd N39.0"),
            Fact.condition("Urinary tract infection"), Fact.condition("icd N30.10", verified: "refuted"),
            Fact.condition("No interstitial cystitis"), Fact.condition("icd J84.9"),
            Fact.condition("Interstitial nephritis"))
        + speaks(
            "E-PORPH", as: .caution, Fact.condition("icd E80.21"), Fact.condition("icd E80.20"),
            Fact.condition("icd E80.29"),
            Fact.condition("sct 234422006"), Fact.condition("Acute intermittent porphyria"),
            Fact.condition("Acute porphyria"),
            Fact.condition("Porphyria"), Fact.condition("AIP (porphyria)"), Fact.condition("Variegate porphyria"),
            Fact.condition("Hereditary coproporphyria"), Fact.condition("sct 418470004"))
        + silent(
            "E-PORPH", Fact.condition("icd E80.1"), Fact.condition("Family history of porphyria"),
            Fact.condition("No porphyria"), Fact.condition("sct 234422006", verified: "refuted"),
            Fact.condition("Porphyria cutanea tarda"), Fact.condition("icd E80.4"))
        + speaks(
            "E-ALL", as: .exclude, Fact.allergy("rx 6130"), Fact.allergy("sct 373464007"), Fact.allergy("Ketamine"),
            Fact.allergy("KETALAR"), Fact.allergy("Spravato"), Fact.allergy("rx 2119365"), Fact.allergy("Esketamine"),
            Fact.allergy("Ketamine hydrochloride"), Fact.condition("Allergy to ketamine"),
            Fact.condition("Hypersensitivity to esketamine"), Fact.condition("Anaphylaxis to ketamine", "resolved"),
            Fact.allergy("S-ketamine"), Fact.allergy("Ketamine allergy"),
            Fact.allergy("rx 6130", verified: "unconfirmed"), Fact.allergy("rx 238082 | ketamine hydrochloride"))
        + silent(
            "E-ALL", Fact.allergy("Penicillin"), Fact.allergy("rx 7980"), Fact.allergy("Ketorolac"),
            Fact.allergy("Ketoconazole"), Fact.allergy("rx 6130", verified: "refuted"),
            Fact.allergy("rx 6130", verified: "entered-in-error"), Fact.allergy("No known allergies"),
            Fact.allergy("No allergy to ketamine"), Fact.allergy("sct 716186003"), Fact.allergy("Peanut"))
}
