import Care

/// Mind, substances, cognition, and what bars home treatment.
extension ScreeningCase {
    static let mind: [ScreeningCase] =
        speaks(
            "E-PSY", as: .exclude, Fact.condition("icd F20.9"), Fact.condition("icd F20.0"),
            Fact.condition("icd F25.0"),
            Fact.condition("icd F25.9"), Fact.condition("icd F23"), Fact.condition("icd F29"),
            Fact.condition("icd F22"),
            Fact.condition("icd F33.3"), Fact.condition("icd F32.3"), Fact.condition("icd F20.9", "resolved"),
            Fact.condition("icd F25.1", "remission"), Fact.condition("sct 58214004"), Fact.condition("sct 68890003"),
            Fact.condition("sct 69322001"), Fact.condition("sct 64905009"), Fact.condition("icd F31.2"),
            Fact.condition("Schizophrenia"), Fact.condition("SCHIZOAFFECTIVE DISORDER"),
            Fact.condition("Paranoid schizophrenia"),
            Fact.condition("History of schizophrenia"), Fact.condition("Acute psychosis"),
            Fact.condition("Psychotic disorder"),
            Fact.condition("Schizophrenia in remission", "inactive"), Fact.condition("Active psychosis"),
            Fact.condition("MDD with psychotic features"), Fact.condition("Delusional disorder"),
            Fact.condition("icd F20.9", nil, verified: nil), Fact.condition("Schizo-affective disorder, bipolar type"))
        + silent(
            "E-PSY", Fact.condition("icd F23", "resolved"), Fact.condition("No psychosis"),
            Fact.condition("Denies hallucinations or delusions"), Fact.condition("icd F32.2"),
            Fact.condition("Schizophrenia in mother"), Fact.condition("icd Z81.8"),
            Fact.condition("Family history of schizophrenia"), Fact.condition("icd F20.9", verified: "refuted"),
            Fact.condition("Major depressive disorder without psychotic features"), Fact.condition("icd F60.1"),
            Fact.condition("Schizophrenia ruled out"), Fact.condition("icd F20.9", verified: "entered-in-error"))
        + speaks(
            "E-MAN", as: .exclude, Fact.condition("icd F31.10"), Fact.condition("icd F31.0"),
            Fact.condition("icd F31.13"),
            Fact.condition("icd F31.2"), Fact.condition("icd F30.10"), Fact.condition("icd F31.60"),
            Fact.condition("icd F30.9"),
            Fact.condition("Current manic episode"), Fact.condition("Hypomania"), Fact.condition("MANIA"),
            Fact.condition("Bipolar disorder, mixed episode"), Fact.observed("YMRS", #""valueInteger":6"#),
            Fact.measured("Young Mania Rating Scale total score", "12", "{score}"), Fact.condition("sct 231494001"),
            Fact.condition("sct 162004"), Fact.condition("Bipolar I disorder, current episode manic"),
            Fact.condition("Hypomanic episode"))
        + silent(
            "E-MAN", Fact.observed("YMRS", #""valueInteger":5"#), Fact.condition("icd F31.9"),
            Fact.condition("icd F31.30"),
            Fact.condition("icd F31.81"), Fact.condition("icd F31.70"), Fact.condition("icd F31.10", "resolved"),
            Fact.condition("No mania"), Fact.condition("History of mania"), Fact.condition("Denies mania or hypomania"),
            Fact.condition("sct 13746004"), Fact.condition("icd F31.10", verified: "refuted"),
            Fact.condition("Bipolar disorder, current episode depressed"), Fact.condition("Family history of mania"))
        + speaks(
            "E-BD", as: .hold, Fact.condition("icd F31.81"), Fact.condition("icd F31.30"), Fact.condition("icd F31.32"),
            Fact.condition("icd F31.4"), Fact.condition("icd F31.9"), Fact.condition("icd F31.5"),
            Fact.condition("sct 13746004"),
            Fact.condition("sct 83225003"), Fact.condition("sct 371596008"), Fact.condition("Bipolar disorder"),
            Fact.condition("Bipolar II depression"), Fact.condition("BIPOLAR DEPRESSION"),
            Fact.condition("Bipolar affective disorder, current episode depression"),
            Fact.condition("Bipolar 1 disorder"))
        + together("E-BD", as: .hold, Fact.condition("icd F31.30"), Fact.taking("rx 6448", "stopped"))
        + together(
            "E-BD", Fact.condition("icd F31.30"), Fact.taking("rx 6448"),
            Fact.measured("loinc 14334-7", "0.3", "mmol/L"))
        + together(
            "E-BD", speaks: false, Fact.condition("icd F31.30"), Fact.taking("rx 6448"),
            Fact.measured("loinc 14334-7", "0.8", "mmol/L"))
        + together(
            "E-BD", speaks: false, Fact.condition("Bipolar II disorder"), Fact.taking("Lithium carbonate 300 mg"),
            Fact.measured("Lithium level", "0.7", "mEq/L"))
        + together(
            "E-BD", speaks: false, Fact.condition("icd F31.81"), Fact.taking("rx 266856 | divalproex sodium"),
            Fact.measured("loinc 4086-5", "80", "ug/mL"))
        + together(
            "E-BD", speaks: false, Fact.condition("icd F31.81"), Fact.ordered("Depakote ER 500 mg"),
            Fact.measured("Valproic acid level", "75", "ug/mL"))
        + silent(
            "E-BD", Fact.condition("icd F33.1"), Fact.condition("No bipolar disorder"), Fact.condition("MDD"),
            Fact.condition("Family history of bipolar disorder"), Fact.condition("icd F31.81", verified: "refuted"),
            Fact.condition("Not bipolar"), Fact.condition("icd F60.3"))
        + speaks(
            "E-DEL", as: .exclude, Fact.condition("icd F03.90"), Fact.condition("icd F01.50"),
            Fact.condition("icd F02.80"),
            Fact.condition("icd G30.9"), Fact.condition("icd F05"), Fact.condition("sct 52448006"),
            Fact.condition("sct 26929004"),
            Fact.condition("sct 2776000"), Fact.condition("icd F03.A0"), Fact.condition("icd G31.83"),
            Fact.condition("Dementia"), Fact.condition("ALZHEIMER'S DISEASE"), Fact.condition("Delirium"),
            Fact.condition("Vascular dementia"), Fact.condition("Alzheimer disease"),
            Fact.condition("Lewy body dementia"),
            Fact.observed("loinc 72172-0", #""valueInteger":17"#), Fact.measured("loinc 72172-0", "12", "{score}"),
            Fact.observed("MoCA", #""valueInteger":15"#),
            Fact.measured("Montreal Cognitive Assessment", "17", "{score}"))
        + silent(
            "E-DEL", Fact.observed("loinc 72172-0", #""valueInteger":18"#),
            Fact.observed("MoCA", #""valueInteger":26"#),
            Fact.condition("icd G31.84"), Fact.condition("Delirium", "resolved"), Fact.condition("No dementia"),
            Fact.condition("Family history of Alzheimer's disease"), Fact.condition("icd F03.90", verified: "refuted"),
            Fact.condition("Mild cognitive impairment"))
        + speaks(
            "E-PD", as: .caution, Fact.condition("icd F60.3"), Fact.condition("icd F60.2"),
            Fact.condition("sct 20010003"),
            Fact.condition("Severe borderline personality disorder"), Fact.condition("Borderline personality disorder"),
            Fact.condition("icd F60.9"), Fact.condition("Antisocial personality disorder"),
            Fact.condition("SEVERE PERSONALITY DISORDER"), Fact.condition("sct 33449004"))
        + silent(
            "E-PD", Fact.condition("No personality disorder"), Fact.condition("icd F60.3", verified: "refuted"),
            Fact.condition("Family history of borderline personality disorder"), Fact.condition("icd F42.9"))

    static let substances: [ScreeningCase] =
        speaks(
            "E-SUD", as: .exclude, Fact.condition("icd F10.20"), Fact.condition("icd F11.20"),
            Fact.condition("icd F14.20"),
            Fact.condition("icd F15.20"), Fact.condition("icd F12.20"), Fact.condition("icd F19.20"),
            Fact.condition("icd F13.20"),
            Fact.condition("icd F10.230"), Fact.condition("icd F10.231"), Fact.condition("icd F10.220"),
            Fact.condition("icd F16.20"), Fact.condition("icd F11.23"), Fact.condition("sct 66590003"),
            Fact.condition("sct 7200002"),
            Fact.condition("sct 75544000"), Fact.condition("sct 191816009"), Fact.condition("sct 31956009"),
            Fact.condition("Alcohol use disorder, severe"), Fact.condition("Opioid use disorder, moderate"),
            Fact.condition("Severe cocaine use disorder"), Fact.condition("ALCOHOL DEPENDENCE"),
            Fact.condition("Alcoholism"),
            Fact.condition("Opioid use disorder"), Fact.condition("Acute alcohol intoxication"),
            Fact.condition("Alcohol withdrawal"),
            Fact.condition("Needs detox"), Fact.condition("Moderate methamphetamine use disorder"),
            Fact.condition("Heroin dependence"), Fact.condition("Recreational ketamine use weekly"),
            Fact.condition("Ketamine abuse"),
            Fact.condition("Active substance use disorder, severe"), Fact.condition("icd F10.129"),
            Fact.condition("Drug dependence"),
            Fact.condition("Ketamine use disorder"), Fact.condition("Opioid dependence"))
        + speaks("E-SUD", as: .hold, Fact.condition("Active substance abuse"), Fact.condition("Drug abuse"))
        + silent(
            "E-SUD", Fact.condition("icd F10.21"), Fact.condition("icd F17.210"), Fact.condition("icd Z79.891"),
            Fact.condition("Denies alcohol abuse"), Fact.condition("No substance use disorder"),
            Fact.condition("Alcohol use disorder, mild"), Fact.condition("icd F10.20", verified: "refuted"),
            Fact.condition("Family history of alcoholism"), Fact.condition("icd F10.20", "resolved"),
            Fact.condition("Alcohol use disorder, severe, in sustained remission"),
            Fact.condition("Tobacco use disorder, severe"),
            Fact.condition("icd F10.20", "remission"), Fact.condition("icd Z81.1"), Fact.condition("icd F10.10"),
            Fact.condition("Caffeine dependence"))
        + speaks(
            "E-UDS", as: .hold, Fact.found("loinc 3397-7", "sct 10828004", on: "2026-11-21"),
            Fact.flagged("loinc 19659-2", "POS", on: "2026-11-21"),
            Fact.observed("Urine drug screen", #""valueString":"positive for cocaine""#, on: "2026-11-21"),
            Fact.observed("UDS", #""valueString":"POSITIVE""#, on: "2026-11-21"),
            Fact.found("loinc 3349-8", "sct 10828004", on: "2026-11-21"),
            Fact.found("loinc 19295-5", "Positive", on: "2026-11-21"),
            Fact.found("loinc 3879-4", "sct 10828004", on: "2026-11-21"),
            Fact.found("Urine toxicology screen", "sct 10828004 | Positive", on: "2026-11-21"),
            Fact.found("loinc 3426-4", "sct 260373001", on: "2026-11-21"),
            Fact.found("loinc 19261-7", "sct 10828004", on: "2026-11-21"),
            Fact.found("loinc 3390-2", "sct 10828004", on: "2026-11-21T09:00:00-05:00"))
        + silent(
            "E-UDS", Fact.found("loinc 3397-7", "sct 260385009", on: "2026-11-21"),
            Fact.observed("Urine drug screen", #""valueString":"negative""#, on: "2026-11-21"),
            Fact.found("loinc 3397-7", "sct 260415000", on: "2026-11-21"),
            Fact.found("loinc 3397-7", "sct 10828004", on: "2024-11-21"),
            Fact.flagged("loinc 3397-7", "NEG", on: "2026-11-21"),
            Fact.observed("Urine drug screen", #""valueString":"none detected""#, on: "2026-11-21"))
        + together(
            "E-UDS", speaks: false, Fact.found("loinc 3349-8", "sct 10828004", on: "2026-11-21"), Fact.taking("rx 725"))
        + together(
            "E-UDS", speaks: false, Fact.found("loinc 3390-2", "sct 10828004", on: "2026-11-21"),
            Fact.taking("Lorazepam 1 mg"))

    static let home: [ScreeningCase] =
        ["sublingual-home", "oral-home"].flatMap { route in
            speaks(
                "E-TELE", as: .exclude, in: route, Fact.condition("icd R45.851"),
                Fact.condition("icd T14.91XA", onset: "2026-10-01"),
                Fact.condition("Suicidal ideation"), Fact.condition("SUICIDAL INTENT"),
                Fact.condition("Recent suicide attempt", onset: "2026-10-01"), Fact.condition("icd F20.9"),
                Fact.condition("icd F31.10"), Fact.condition("History of mania"),
                Fact.condition("History of psychosis"),
                Fact.condition("icd F10.20"), Fact.condition("Opioid use disorder"), Fact.condition("icd I50.23"),
                Fact.pressure(165, 95), Fact.condition("sct 6471006"))
                + silent(
                    "E-TELE", in: route, Fact.condition("icd F33.1"), Fact.condition("Denies suicidal ideation"),
                    Fact.condition("No suicidal intent"), Fact.condition("No history of mania or psychosis"),
                    Fact.condition("Lives with spouse"))
        }
        + together("E-TELE", as: .exclude, in: "sublingual-home", Fact.condition("icd Z60.2"))
        + together("E-TELE", as: .exclude, in: "sublingual-home", Fact.condition("Lives alone"))
        + together("E-TELE", as: .exclude, in: "sublingual-home", Fact.condition("sct 105529008"))
        + silent("E-TELE", Fact.condition("icd R45.851"), Fact.condition("icd F10.20"))
}
