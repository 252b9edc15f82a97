import Care

/// More ways to say the same: products, other codes, displays beside codes, words that deny.
extension ScreeningCase {
    static let further: [ScreeningCase] =
        speaks(
            "E-ANEU", as: .exclude, Fact.condition("sct 128609009 | Intracranial aneurysm"),
            Fact.condition("icd I71.60"),
            Fact.condition("icd I72.9"), Fact.condition("icd I71.010"), Fact.condition("Aortic root aneurysm 4.8 cm"),
            Fact.condition("PMH: HTN, AAA (3.9 cm), DM2"), Fact.condition("Femoral aneurysm repair 2011", "resolved"),
            Fact.condition("AV malformation, spinal"), Fact.condition("Known cerebral aneurysm; no symptoms"),
            Fact.condition("Thoracoabdominal aneurysm without rupture"))
        + silent(
            "E-ANEU", Fact.condition("No evidence of aneurysm on CT"), Fact.condition("Screening for AAA"),
            Fact.condition("Father: aortic aneurysm"), Fact.condition("CT head negative for aneurysm or AVM"),
            Fact.condition("icd Z13.6"), Fact.condition("Patient denies history of aneurysm"))
        + speaks(
            "E-MI6", Fact.condition("sct 22298006 | Myocardial infarction", onset: "2026-10-15"),
            Fact.condition("icd I21.3 | STEMI", onset: "2026-11-19"), Fact.condition("Recent heart attack"),
            Fact.condition("Inferior wall MI", onset: "2026-10-20"))
        + speaks(
            "E-CVSEV", Fact.condition("icd I20.0 | Unstable angina"),
            Fact.condition("Congestive heart failure, decompensated"),
            Fact.condition("Severe CAD"), Fact.condition("sct 42343007"),
            Fact.condition("Atrial fibrillation with RVR"),
            Fact.condition("Symptomatic ventricular tachycardia"), Fact.condition("Uncontrolled cardiac disease"),
            Fact.condition("Unstable cardiac arrhythmia"), Fact.condition("Severe myocardial disease"),
            Fact.condition("Acute decompensated HF"), Fact.condition("icd I50.43"))
        + speaks(
            "E-CVA", Fact.condition("icd Z86.73 | Personal history of TIA"), Fact.condition("Ischemic stroke"),
            Fact.condition("Mini-stroke 2020"), Fact.condition("Cerebral trauma"), Fact.condition("TBI from MVA 2014"),
            Fact.condition("sct 230690007 | Stroke", "resolved"), Fact.condition("Stroke, old"),
            Fact.condition("icd I69.30"))
        + speaks(
            "E-ICP", Fact.condition("sct 23986001 | Glaucoma"), Fact.condition("Narrow angle glaucoma"),
            Fact.condition("Intracranial hypertension"), Fact.condition("Corneal laceration / eye injury"),
            Fact.condition("Elevated intraocular pressure 28 mmHg"),
            Fact.condition("Primary open angle glaucoma, bilateral"),
            Fact.condition("Traumatic eye injury"), Fact.condition("Ruptured globe OD"))
        + speaks(
            "E-PSY", Fact.condition("Schizophreniform disorder"), Fact.condition("Active psychotic symptoms"),
            Fact.condition("icd F32.3 | MDD single, severe with psychotic features"),
            Fact.condition("Brief psychotic disorder"),
            Fact.condition("Auditory hallucinations"), Fact.condition("icd R44.0"),
            Fact.condition("Schizoaffective disorder, in remission", "remission"))
        + speaks(
            "E-MAN", Fact.condition("Acute mania"), Fact.condition("Bipolar I, current episode mixed"),
            Fact.condition("Bipolar disorder, manic episode"), Fact.condition("icd F31.64"),
            Fact.condition("icd F31.12"),
            Fact.observed("Young Mania Rating Scale", #""valueQuantity":{"value":9}"#))
        + speaks(
            "E-SUD", as: .exclude, Fact.condition("Severe opioid use disorder"),
            Fact.condition("Methamphetamine dependence"),
            Fact.condition("Alcohol use disorder, moderate, dependence"), Fact.condition("icd F11.10"),
            Fact.condition("Currently intoxicated"), Fact.condition("Cocaine use disorder, severe"),
            Fact.condition("Benzodiazepine dependence"), Fact.condition("PCP use in the past year"),
            Fact.condition("Uses ketamine recreationally"),
            Fact.condition("icd F10.20 | Alcohol dependence, uncomplicated"),
            Fact.condition("Heroin use"), Fact.condition("Cannabis use disorder, moderate"))
        + speaks(
            "E-DEL", Fact.condition("Dementia of Alzheimer type"), Fact.condition("icd F05 | Delirium"),
            Fact.condition("Frontotemporal dementia"), Fact.condition("icd G31.09"), Fact.condition("Acute delirium"))
        + speaks(
            "E-RESP", Fact.condition("Severe COPD on home O2"), Fact.condition("Chronic hypoxemic respiratory failure"),
            Fact.condition("OSA with obesity"), Fact.observed("STOP-BANG total", #""valueQuantity":{"value":7}"#))
        + speaks(
            "E-THY", Fact.condition("icd E05.20"), Fact.condition("Toxic multinodular goitre"),
            Fact.condition("Graves\u{2019} disease"), Fact.condition("Hyperthyroidism, untreated"))
        + speaks(
            "E-HEPC", Fact.condition("Child-Pugh class C liver disease"), Fact.condition("Child-Pugh: C"),
            Fact.observed("Child-Pugh score", #""valueString":"C (11)""#), Fact.found("Child-Pugh classification", "C"))
        + speaks(
            "E-ALL", Fact.allergy("Allergy to ketamine"), Fact.allergy("Ketamine (anaphylaxis)"),
            Fact.allergy("rx 6130 | ketamine"), Fact.allergy("Benzethonium chloride"),
            Fact.condition("Ketamine allergy"))
        + speaks(
            "I-BZD", Fact.ordered("rx 308048 | alprazolam 1 MG Oral Tablet", dose: "1 tablet 3 times daily"),
            Fact.taking("Diazepam 5 mg three times daily"), Fact.taking("Clonazepam 1 mg BID"),
            Fact.taking("lorazepam", dose: "2 mg every 8 hours"), Fact.taking("Xanax"), Fact.taking("rx 6470"),
            Fact.taking("Temazepam 30 mg qhs"))
        + silent(
            "I-BZD", Fact.taking("Diazepam 5 mg daily"), Fact.taking("Diazepam 8 mg daily"),
            Fact.taking("rx 3322", dose: "5 mg once daily"), Fact.taking("Previously on Xanax, stopped 2020"),
            Fact.taking("Benzonatate 100 mg"), Fact.taking("No benzodiazepines"))
        + speaks(
            "I-CNS", Fact.taking("Hydromorphone"), Fact.taking("Buprenorphine/naloxone"), Fact.taking("Zaleplon"),
            Fact.taking("Norco 10/325"), Fact.condition("Alcohol use, 2 drinks nightly"), Fact.taking("rx 74667"))
        + speaks(
            "I-MAOI", Fact.taking("Selegiline transdermal"), Fact.taking("MAOI"),
            Fact.taking("phenelzine 15 MG Oral Tablet [Nardil]"))
        + speaks(
            "I-SYMP", Fact.taking("Phenylephrine nasal spray"), Fact.taking("Pseudoephedrine 120 mg ER"),
            Fact.taking("Midodrine"))
        + speaks(
            "I-IND", in: "sublingual-home", Fact.taking("St. Johns Wort"), Fact.taking("ST JOHN'S WORT EXTRACT"),
            Fact.taking("Rifadin 300 mg"), Fact.taking("rx 8183 | phenytoin"))
        + speaks(
            "I-2B6+", in: "sublingual-home", Fact.taking("rx 32968 | clopidogrel"), Fact.taking("ticlopidine 250 mg"))
        + speaks("I-ITRA", in: "sublingual-home", Fact.taking("Itraconazole"))
        + speaks("I-GFJ", in: "sublingual-home", Fact.observed("Drinks grapefruit juice", #""valueBoolean":true"#))
        + silent("I-NTX", Fact.taking("Naltrexone 50 mg", "stopped"), Fact.taking("Stopped naltrexone last year"))
        + speaks("I-NTX", Fact.taking("Stopped acamprosate, now on naltrexone"), Fact.taking("Naltrexone not stopped"))
        + silent("I-STIM", Fact.taking("Atomoxetine"), Fact.taking("Modafinil", "not-taken"))
        + silent("I-LAM", Fact.taking("Lamotrigine discontinued 2019"))
        + together("E-RESP", speaks: false, Fact.condition("Sleep apnea"), Fact.condition("icd Z68.22"))
        + together(
            "E-BPUNC", as: .hold, Fact.pressure(145, 95, on: "2026-11-01"), Fact.pressure(148, 92, on: "2026-11-15"))
        + together(
            "R-TRD", Fact.condition("icd F33.2"),
            Fact.observed("Number of failed antidepressant trials", #""valueInteger":1"#))
}
