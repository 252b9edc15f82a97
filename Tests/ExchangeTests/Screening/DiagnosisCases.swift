import Care

/// Diagnoses of the body, named as outside systems name them.
extension ScreeningCase {
    static let vessels: [ScreeningCase] =
        speaks(
            "E-ANEU", as: .exclude, Fact.condition("icd I71.4"), Fact.condition("icd I71.40"),
            Fact.condition("icd I71.9"),
            Fact.condition("icd I71.2"), Fact.condition("icd I71.20"), Fact.condition("icd I71.3"),
            Fact.condition("icd I71.00"), Fact.condition("icd I67.1"), Fact.condition("icd Q28.2"),
            Fact.condition("icd I72.0"), Fact.condition("icd I72.4"), Fact.condition("icd I60.7"),
            Fact.condition("icd Q27.30"), Fact.condition("icd Q28.3"), Fact.condition("icd Q27.32"),
            Fact.condition("sct 233985008"), Fact.condition("sct 67362008"), Fact.condition("sct 432119003"),
            Fact.condition("sct 128609009"), Fact.condition("sct 433068007"), Fact.condition("sct 234142008"),
            Fact.condition("sct 24551003"), Fact.condition("sct 85659009"), Fact.condition("sct 233983001"),
            Fact.condition("Abdominal aortic aneurysm, 4.2 cm"), Fact.condition("AAA"), Fact.condition("Cerebral AVM"),
            Fact.condition("ARTERIOVENOUS MALFORMATION"), Fact.condition("Arterio-venous malformation of brain"),
            Fact.condition("Hx of berry aneurysm, clipped 2012"), Fact.condition("Thoracic aortic aneurysm"),
            Fact.condition("History of intracranial aneurysm"), Fact.condition("Popliteal artery aneurysm"),
            Fact.condition("Cerebral aneurysm", "resolved"), Fact.condition("icd I67.1", "inactive"),
            Fact.condition("Brain aneurysm", nil, verified: nil), Fact.condition("Aneurysm of the ascending aorta"),
            Fact.condition("Ruptured aneurysm s/p coiling"), Fact.condition("icd I71.4", verified: "provisional"))
        + silent(
            "E-ANEU", Fact.condition("icd I71.4", verified: "refuted"),
            Fact.condition("icd I71.4", verified: "entered-in-error"), Fact.condition("No history of aneurysm"),
            Fact.condition("Family history of abdominal aortic aneurysm"), Fact.condition("icd Z82.49"),
            Fact.condition("Aneurysm ruled out"), Fact.condition("Denies aneurysm or AVM"), Fact.condition("icd I70.0"),
            Fact.condition("Mother had a brain aneurysm"), Fact.condition("FH: aneurysm"),
            Fact.condition("icd I70.209"), Fact.condition("Negative for aneurysm"))
        + speaks(
            "E-ICH", as: .exclude, Fact.condition("icd I61.9"), Fact.condition("icd I61.0"), Fact.condition("icd I61"),
            Fact.condition("icd I69.10"), Fact.condition("icd I69.151"), Fact.condition("icd I61.9", "resolved"),
            Fact.condition("sct 274100004"), Fact.condition("sct 1386000"), Fact.condition("icd S06.350A"),
            Fact.condition("Intracerebral hemorrhage 2015"), Fact.condition("INTRACEREBRAL HAEMORRHAGE"),
            Fact.condition("Hemorrhagic stroke"), Fact.condition("History of intracerebral hemorrhage", "inactive"),
            Fact.condition("Cerebral haemorrhage"), Fact.condition("Brain bleed in 2018"),
            Fact.condition("Intracranial hemorrhage"), Fact.condition("intraparenchymal hemorrhage"))
        + silent(
            "E-ICH", Fact.condition("icd I63.9"), Fact.condition("icd K92.2"), Fact.condition("Rule out ICH"),
            Fact.condition("Subconjunctival hemorrhage"), Fact.condition("icd I61.9", verified: "refuted"),
            Fact.condition("No intracerebral hemorrhage"), Fact.condition("Family history of intracerebral hemorrhage"),
            Fact.condition("icd O72.1"), Fact.condition("Postpartum hemorrhage"))

    static let heart: [ScreeningCase] =
        speaks(
            "E-MI6", as: .exclude, Fact.condition("icd I21.9", onset: "2026-11-01"),
            Fact.condition("icd I21.4", onset: "2026-10-20T10:00:00-05:00"),
            Fact.condition("icd I21.02", onset: "2026-10-30"), Fact.condition("icd I21.A1", onset: "2026-10-30"),
            Fact.condition("icd I22.0", onset: "2026-10-30"), Fact.condition("sct 22298006", onset: "2026-10-11"),
            Fact.condition("sct 22298006", onset: "2026-10-10"), Fact.condition("sct 401303003", onset: "2026-11-10"),
            Fact.condition("sct 401314000", onset: "2026-11-10"), Fact.condition("sct 57054005", onset: "2026-11-10"),
            Fact.condition("Acute myocardial infarction", onset: "2026-11-02"),
            Fact.condition("Heart attack", onset: "2026-11-02"), Fact.condition("NSTEMI", onset: "2026-11-02"),
            Fact.condition("STEMI", "resolved", onset: "2026-11-02"),
            Fact.condition("icd I21.9", recorded: "2026-11-01"),
            Fact.condition("icd I21.9", "resolved", onset: "2026-11-01"),
            Fact.condition("Myocardial infarction", onset: "2026-11"),
            Fact.condition("Myocardial infarction 3 weeks ago"),
            Fact.condition("icd I21.9", more: #","onsetPeriod":{"start":"2026-11-01"}"#))
        + silent(
            "E-MI6", Fact.condition("sct 22298006", onset: "2026-10-09"),
            Fact.condition("icd I21.9", onset: "2024-01-01"),
            Fact.condition("icd I25.2"), Fact.condition("Old myocardial infarction"),
            Fact.condition("icd I21.9", verified: "refuted", onset: "2026-11-01"),
            Fact.condition("MI ruled out", onset: "2026-11-01"), Fact.condition("sct 399211009"),
            Fact.condition("Family history of myocardial infarction", onset: "2026-11-01"),
            Fact.condition("Myocardial infarction", onset: "2019"), Fact.condition("icd I20.9", onset: "2026-11-01"))
        + speaks(
            "E-CVSEV", as: .exclude, Fact.condition("icd I20.0"), Fact.condition("icd I50.21"),
            Fact.condition("icd I50.23"), Fact.condition("icd I50.33"), Fact.condition("icd I47.20"),
            Fact.condition("icd I47.2"), Fact.condition("icd I49.01"), Fact.condition("icd I24.9"),
            Fact.condition("sct 25569003"), Fact.condition("sct 4557003"), Fact.condition("sct 394659003"),
            Fact.condition("sct 195111005"), Fact.condition("sct 10633002"),
            Fact.condition("Decompensated heart failure"),
            Fact.condition("ACUTE DECOMPENSATED HEART FAILURE"), Fact.condition("Unstable angina"),
            Fact.condition("Severe coronary artery disease"), Fact.condition("Unstable arrhythmia"),
            Fact.condition("Acute coronary syndrome"), Fact.condition("Ventricular tachycardia"),
            Fact.condition("Heart failure, NYHA class IV"), Fact.condition("sct 84114007"), Fact.condition("icd I50.9"),
            Fact.condition("Poorly controlled cardiovascular disease"), Fact.condition("Severe cardiomyopathy"),
            Fact.condition("Acute heart failure"), Fact.condition("Heart failure, decompensated"))
        + silent(
            "E-CVSEV", Fact.condition("icd I10"), Fact.condition("icd I25.10"), Fact.condition("icd I49.3"),
            Fact.condition("icd I50.23", verified: "refuted"), Fact.condition("No heart failure"),
            Fact.condition("Unstable angina ruled out"), Fact.condition("icd I20.0", "resolved", onset: "2015-01-01"),
            Fact.condition("Family history of heart failure"), Fact.condition("Palpitations"),
            Fact.condition("icd R00.2"), Fact.condition("Mild mitral regurgitation"))
        + speaks(
            "E-BPHAZ", Fact.condition("icd I67.4"), Fact.condition("sct 50490005"),
            Fact.condition("Hypertensive encephalopathy"), Fact.condition("History of hypertensive encephalopathy"),
            Fact.condition("icd I67.4", "resolved"))
        + silent(
            "E-BPHAZ", Fact.condition("icd I10"), Fact.condition("Hepatic encephalopathy"),
            Fact.condition("No hypertensive encephalopathy"), Fact.condition("icd I67.4", verified: "refuted"))

    static let nerves: [ScreeningCase] =
        speaks(
            "E-CVA", as: .hold, Fact.condition("icd I63.9"), Fact.condition("icd I63.411"), Fact.condition("icd G45.9"),
            Fact.condition("icd Z86.73"), Fact.condition("icd I69.354"), Fact.condition("icd S06.5X0A"),
            Fact.condition("icd S06.2X9S"), Fact.condition("icd Z87.820"), Fact.condition("sct 230690007"),
            Fact.condition("sct 266257000"), Fact.condition("sct 422504002"), Fact.condition("sct 127295002"),
            Fact.condition("sct 432504007"), Fact.condition("icd I63.9", "resolved"), Fact.condition("icd I64"),
            Fact.condition("Stroke 2019"), Fact.condition("TIA"), Fact.condition("CVA in 2010, full recovery"),
            Fact.condition("Traumatic brain injury"), Fact.condition("TRANSIENT ISCHEMIC ATTACK", "resolved"),
            Fact.condition("Transient ischaemic attack"), Fact.condition("Hx of stroke"), Fact.condition("h/o TIA"),
            Fact.condition("Cerebral infarction"), Fact.condition("Cerebrovascular accident"),
            Fact.condition("Severe head injury with cerebral contusion"), Fact.condition("icd S06.9X9A"))
        + silent(
            "E-CVA", Fact.condition("Heat stroke"), Fact.condition("icd T67.01XA"), Fact.condition("icd Z82.3"),
            Fact.condition("Family history of stroke"), Fact.condition("No history of stroke or TIA"),
            Fact.condition("Stroke ruled out"), Fact.condition("icd G45.9", verified: "refuted"),
            Fact.condition("Denies stroke, TIA"), Fact.condition("icd I63.9", verified: "entered-in-error"),
            Fact.condition("Father had a stroke"), Fact.condition("icd S01.01XA"))
        + speaks(
            "E-ICP", as: .hold, Fact.condition("icd G93.2"), Fact.condition("icd H40.9"),
            Fact.condition("icd H40.1131"), Fact.condition("icd H40.11X0"), Fact.condition("icd H40.051"),
            Fact.condition("icd S05.31XA"), Fact.condition("sct 23986001"), Fact.condition("sct 68267002"),
            Fact.condition("sct 77075001"), Fact.condition("sct 4210003"), Fact.condition("sct 271719001"),
            Fact.condition("Glaucoma"), Fact.condition("OPEN-ANGLE GLAUCOMA"),
            Fact.condition("Raised intracranial pressure"),
            Fact.condition("Increased intracranial pressure"), Fact.condition("Elevated ICP"),
            Fact.condition("Pseudotumor cerebri"), Fact.condition("Idiopathic intracranial hypertension"),
            Fact.condition("Raised intraocular pressure"), Fact.condition("Ocular hypertension"),
            Fact.condition("Open globe injury"), Fact.condition("Penetrating eye injury"), Fact.condition("Eye injury"))
        + silent(
            "E-ICP", Fact.condition("icd H26.9"), Fact.condition("icd Z83.511"), Fact.condition("No glaucoma"),
            Fact.condition("Family history of glaucoma"), Fact.condition("sct 23986001", verified: "refuted"),
            Fact.condition("Hypertension"), Fact.condition("icd S05.31XA", "resolved", onset: "2005-05-05"),
            Fact.condition("sct 23986001", verified: "entered-in-error"), Fact.condition("Cataract"))
        + speaks(
            "E-SZ", Fact.condition("icd G40.909"), Fact.condition("icd G40.919"), Fact.condition("icd G40.A09"),
            Fact.condition("icd G40.311"), Fact.condition("sct 84757009"), Fact.condition("sct 128613002"),
            Fact.condition("Epilepsy"), Fact.condition("Uncontrolled seizure disorder"),
            Fact.condition("SEIZURE DISORDER"),
            Fact.condition("Recurrent seizures"), Fact.condition("Intractable epilepsy"))
        + speaks(
            "E-SZ", as: .hold, Fact.taking("rx 10438"), Fact.taking("Theophylline 300 mg ER"),
            Fact.taking("Aminophylline"),
            Fact.ordered("rx 10438 | theophylline"))
        + silent(
            "E-SZ", Fact.condition("icd F44.5"), Fact.condition("No seizures"), Fact.condition("Denies seizures"),
            Fact.condition("Family history of epilepsy"), Fact.condition("icd G40.909", verified: "refuted"),
            Fact.taking("rx 10438", "stopped"), Fact.condition("Febrile seizure in childhood", "resolved"),
            Fact.taking("rx 10438", "entered-in-error"), Fact.condition("No seizure disorder"))
}
