import Care

/// Medicines taken, by ingredient, product, brand and text.
extension ScreeningCase {
    static let sedatives: [ScreeningCase] =
        speaks(
            "I-BZD", as: .caution, Fact.taking("rx 3322", dose: "10 mg daily"),
            Fact.taking("Xanax 1 mg TID"), Fact.taking("Alprazolam 1 mg tablet", dose: "1 tablet three times a day"),
            Fact.taking("rx 596", dose: "Take 1 mg by mouth twice daily"),
            Fact.taking("rx 2598", dose: "1 mg twice daily"),
            Fact.taking("rx 6470", dose: "1 mg PO BID"),
            Fact.ordered("lorazepam 2 MG Oral Tablet", dose: "1 tablet daily"),
            Fact.taking("rx 197591 | diazepam 5 MG Oral Tablet", dose: "1 tablet three times daily"),
            Fact.taking("KLONOPIN 2 mg at bedtime"), Fact.taking("Ativan 1 mg three times daily"),
            Fact.taking("Valium 10 mg twice a day"), Fact.taking("rx 10767", dose: "30 mg at night"),
            Fact.taking("Diazepam 10 mg daily"), Fact.taking("diazepam", dose: "8.5 mg per day"))
        + silent(
            "I-BZD", Fact.taking("rx 3322", "stopped"), Fact.taking("Buspirone 10 mg"),
            Fact.taking("rx 3322", "entered-in-error"),
            Fact.taking("rx 3322", "completed"), Fact.ordered("rx 6470", "cancelled"),
            Fact.taking("rx 3322", "not-taken"),
            Fact.taking("Flumazenil"))
        + speaks(
            "I-CNS", Fact.taking("rx 7804"), Fact.taking("rx 39993"), Fact.taking("rx 25480"), Fact.taking("rx 187832"),
            Fact.taking("rx 10689"), Fact.taking("rx 5489"), Fact.taking("rx 7052"), Fact.taking("rx 6813"),
            Fact.taking("rx 1819"),
            Fact.taking("rx 461016"), Fact.taking("Ambien 10 mg nightly"), Fact.taking("OXYCONTIN 20 mg BID"),
            Fact.taking("Gabapentin 300 mg TID"), Fact.taking("Lyrica 75 mg"), Fact.taking("Suboxone 8-2 mg film"),
            Fact.ordered("rx 1049621 | oxycodone hydrochloride 5 MG Oral Tablet"), Fact.taking("Percocet 5/325"),
            Fact.ordered("zolpidem tartrate 10 MG Oral Tablet"), Fact.taking("Neurontin"), Fact.taking("Lunesta"),
            Fact.taking("Tramadol 50 mg"), Fact.taking("Fentanyl patch 25 mcg/h"), Fact.taking("rx 4337"),
            Fact.taking("Hydrocodone-acetaminophen 5-325"), Fact.taking("rx 310430 | gabapentin 100 MG Oral Capsule"),
            Fact.condition("Drinks alcohol daily"), Fact.taking("Codeine"), Fact.taking("rx 2670"))
        + silent(
            "I-CNS", Fact.taking("rx 7804", "stopped"), Fact.taking("Oxybutynin 5 mg"),
            Fact.taking("Zolmitriptan 5 mg"),
            Fact.taking("Naloxone nasal spray"), Fact.taking("rx 39993", "completed"), Fact.taking("No opioids"),
            Fact.ordered("rx 25480", "cancelled"), Fact.taking("Oxymetazoline nasal spray"), Fact.taking("rx 7242"))

    static let pressors: [ScreeningCase] =
        speaks(
            "I-STIM", Fact.taking("rx 725"), Fact.taking("rx 6901"), Fact.taking("rx 30125"), Fact.taking("rx 228783"),
            Fact.taking("rx 700810"), Fact.taking("rx 3288"), Fact.taking("Adderall XR 20 mg"), Fact.taking("Ritalin"),
            Fact.taking("VYVANSE 40 mg"), Fact.taking("Provigil 200 mg"), Fact.taking("Concerta 36 mg"),
            Fact.taking("Nuvigil"),
            Fact.taking("Armodafinil 150 mg"), Fact.taking("Dextroamphetamine 10 mg"), Fact.taking("Lisdexamfetamine"),
            Fact.ordered("methylphenidate hydrochloride 10 MG Oral Tablet"), Fact.taking("Dexmethylphenidate"),
            Fact.taking("Focalin XR"), Fact.taking("Methamphetamine (Desoxyn)"), Fact.taking("Amfetamine"))
        + silent(
            "I-STIM", Fact.taking("Methyldopa"), Fact.taking("Methylprednisolone"), Fact.taking("Amantadine"),
            Fact.taking("rx 725", "stopped"), Fact.taking("Adderall", "completed"),
            Fact.taking("rx 6901", "entered-in-error"))
        + speaks(
            "I-MAOI", Fact.taking("rx 8123"), Fact.taking("rx 10734"), Fact.taking("rx 9639"), Fact.taking("rx 190376"),
            Fact.taking("rx 6011"), Fact.taking("rx 134748"), Fact.taking("rx 30121"), Fact.taking("Nardil 15 mg"),
            Fact.taking("PARNATE"), Fact.taking("Emsam patch 6 mg/24h"), Fact.taking("Zyvox 600 mg"),
            Fact.taking("Linezolid"),
            Fact.taking("Phenelzine 15 mg"), Fact.taking("Tranylcypromine sulfate 10 mg tablet"),
            Fact.taking("Selegiline"),
            Fact.taking("Isocarboxazid"), Fact.taking("Marplan"), Fact.taking("Moclobemide"),
            Fact.taking("Rasagiline (Azilect)"),
            Fact.taking("MAO inhibitor"), Fact.taking("Methylene blue"))
        + silent(
            "I-MAOI", Fact.taking("rx 8123", "stopped"), Fact.taking("Phenelzine", "completed"),
            Fact.taking("Phenergan"),
            Fact.taking("Phentermine"), Fact.taking("No MAOI"), Fact.taking("Sertraline"),
            Fact.taking("rx 8123", "entered-in-error"))
        + speaks(
            "I-SYMP", Fact.taking("rx 8896"), Fact.taking("rx 8163"), Fact.taking("rx 7812"), Fact.taking("rx 11149"),
            Fact.taking("rx 3992"), Fact.taking("Sudafed 30 mg"), Fact.taking("Afrin nasal spray"),
            Fact.taking("Pseudoephedrine"),
            Fact.taking("PHENYLEPHRINE 10 mg"), Fact.taking("Vasopressin"), Fact.taking("Ephedrine"),
            Fact.taking("Claritin-D"),
            Fact.taking("Oxymetazoline 0.05% nasal spray"), Fact.taking("Phentermine 37.5 mg"),
            Fact.taking("Nasal decongestant"))
        + silent(
            "I-SYMP", Fact.taking("rx 8896", "stopped"), Fact.taking("Loratadine"), Fact.taking("Claritin 10 mg"),
            Fact.taking("No decongestants"))
        + speaks(
            "I-THEO", as: .hold, Fact.taking("rx 10438"), Fact.taking("rx 689"), Fact.taking("Theo-24 300 mg"),
            Fact.taking("THEOPHYLLINE"), Fact.ordered("theophylline 300 MG Extended Release Oral Tablet"),
            Fact.taking("Aminophylline 100 mg"))
        + silent(
            "I-THEO", Fact.taking("rx 10438", "stopped"), Fact.taking("Albuterol"), Fact.taking("Caffeine"),
            Fact.taking("rx 10438", "completed"), Fact.taking("Theobromine"))

    static let enzymes: [ScreeningCase] =
        speaks(
            "I-3A4+", in: "oral-home", Fact.taking("rx 21212"), Fact.taking("Clarithromycin 500 mg BID"),
            Fact.taking("BIAXIN"),
            Fact.taking("rx 85762"), Fact.taking("Ketoconazole 200 mg tablet"), Fact.taking("Paxlovid"),
            Fact.ordered("clarithromycin 500 MG Oral Tablet"), Fact.taking("Ritonavir"), Fact.taking("Cobicistat"))
        + speaks("I-3A4+", in: "sublingual-home", Fact.taking("rx 21212"), Fact.taking("clarithromycin"))
        + silent(
            "I-3A4+", in: "oral-home", Fact.taking("rx 18631"), Fact.taking("Azithromycin"),
            Fact.taking("rx 21212", "stopped"),
            Fact.taking("rx 21212", "completed"), Fact.taking("Ketorolac"))
        + silent("I-3A4+", Fact.taking("rx 21212"))
        + speaks(
            "I-GFJ", in: "oral-home", Fact.taking("Grapefruit juice"), Fact.condition("Drinks grapefruit juice daily"),
            Fact.observed("Diet", #""valueString":"grapefruit juice every morning""#),
            Fact.observed("Grapefruit juice intake", #""valueBoolean":true"#),
            Fact.observed("Grapefruit juice", #""valueString":"daily""#))
        + speaks("I-GFJ", in: "sublingual-home", Fact.taking("GRAPEFRUIT JUICE"))
        + silent(
            "I-GFJ", in: "oral-home", Fact.condition("Avoids grapefruit juice"), Fact.condition("No grapefruit juice"),
            Fact.observed("Grapefruit juice intake", #""valueBoolean":false"#), Fact.taking("Orange juice"),
            Fact.observed("Grapefruit juice", #""valueString":"never""#))
        + silent("I-GFJ", Fact.taking("Grapefruit juice"))
        + speaks(
            "I-ITRA", in: "oral-home", Fact.taking("rx 28031"), Fact.taking("Itraconazole 100 mg capsule"),
            Fact.taking("SPORANOX"))
        + silent(
            "I-ITRA", in: "oral-home", Fact.taking("Fluconazole"), Fact.taking("rx 28031", "stopped"))
        + silent("I-ITRA", Fact.taking("rx 28031"))
        + speaks(
            "I-2B6+", in: "oral-home", Fact.taking("rx 10594"), Fact.taking("rx 32968"), Fact.taking("Plavix 75 mg"),
            Fact.taking("TICLOPIDINE"), Fact.ordered("clopidogrel 75 MG Oral Tablet"), Fact.taking("Ticlid"))
        + silent(
            "I-2B6+", in: "oral-home", Fact.taking("Aspirin"), Fact.taking("rx 10594", "stopped"),
            Fact.taking("Ticagrelor"),
            Fact.taking("Prasugrel"))
        + silent("I-2B6+", Fact.taking("rx 10594"))
        + ["oral-home", "iv-racemic"].flatMap { route in
            speaks(
                "I-IND", in: route, Fact.taking("rx 9384"), Fact.taking("rx 2002"), Fact.taking("rx 8183"),
                Fact.taking("rx 258326"), Fact.taking("St. John's Wort 300 mg"), Fact.taking("St John\u{2019}s wort"),
                Fact.taking("Tegretol 200 mg"), Fact.taking("DILANTIN"), Fact.taking("Rifampicin"),
                Fact.taking("Rifampin"),
                Fact.taking("Saint John's wort"), Fact.taking("Hypericum perforatum"), Fact.taking("Carbamazepine"),
                Fact.taking("Phenytoin"), Fact.ordered("carbamazepine 200 MG Oral Tablet"))
                + silent(
                    "I-IND", in: route, Fact.taking("Rifaximin"), Fact.taking("rx 9384", "completed"),
                    Fact.taking("Gabapentin"),
                    Fact.taking("rx 2002", "stopped"))
        }

    static let others: [ScreeningCase] =
        speaks(
            "I-LAM", as: .note, Fact.taking("rx 28439"), Fact.taking("Lamictal 100 mg"), Fact.taking("LAMOTRIGINE"),
            Fact.ordered("lamotrigine 25 MG Oral Tablet"))
        + silent(
            "I-LAM", Fact.taking("Lamivudine"), Fact.taking("Lamisil"), Fact.taking("rx 28439", "stopped"),
            Fact.taking("rx 68244"))
        + speaks(
            "I-NTX", as: .caution, Fact.taking("rx 7243"), Fact.taking("Vivitrol 380 mg monthly"), Fact.taking("REVIA"),
            Fact.taking("Naltrexone 50 mg daily"), Fact.taking("Contrave"),
            Fact.taking("naltrexone hydrochloride 50 MG Oral Tablet"),
            Fact.taking("Low dose naltrexone"))
        + silent(
            "I-NTX", Fact.taking("Naloxone"), Fact.taking("rx 7242"), Fact.taking("Methylnaltrexone"),
            Fact.taking("Relistor"),
            Fact.taking("rx 7243", "stopped"))
        + speaks(
            "I-AD", as: .note, Fact.taking("rx 36437"), Fact.taking("rx 321988"), Fact.taking("rx 4493"),
            Fact.taking("rx 39786"), Fact.taking("rx 72625"), Fact.taking("rx 42347"), Fact.taking("rx 704"),
            Fact.taking("rx 15996"),
            Fact.taking("rx 2556"), Fact.taking("rx 32937"), Fact.taking("Zoloft 100 mg"), Fact.taking("LEXAPRO 20 mg"),
            Fact.taking("Effexor XR"), Fact.taking("Cymbalta"), Fact.taking("Wellbutrin XL 300 mg"),
            Fact.taking("Remeron"),
            Fact.taking("Trintellix"), Fact.taking("Nortriptyline"), Fact.taking("Trazodone 50 mg"),
            Fact.taking("Desvenlafaxine"),
            Fact.ordered("rx 312940 | sertraline 25 MG Oral Tablet"), Fact.taking("Prozac"), Fact.taking("Paroxetine"))
        + silent(
            "I-AD", Fact.taking("rx 36437", "stopped"), Fact.taking("Sertraline", "completed"),
            Fact.taking("Levothyroxine"),
            Fact.taking("rx 10582"), Fact.taking("Duloxetine", "not-taken"))
        + speaks(
            "I-LI", Fact.taking("rx 6448"), Fact.taking("rx 40254"), Fact.taking("rx 11118"), Fact.taking("rx 266856"),
            Fact.taking("Depakote 500 mg"), Fact.taking("LITHIUM carbonate 300 mg"), Fact.taking("Lithobid"),
            Fact.taking("Valproic acid"), Fact.taking("Divalproex sodium"), Fact.taking("Sodium valproate"))
        + silent(
            "I-LI", Fact.taking("Lisinopril"), Fact.taking("rx 6448", "stopped"), Fact.taking("rx 6448", "completed"))
        + speaks(
            "I-NMDA", as: .caution, Fact.taking("rx 6719"), Fact.taking("rx 3289"), Fact.taking("rx 620"),
            Fact.taking("Namenda 10 mg"),
            Fact.taking("Auvelity"), Fact.taking("Robitussin DM"), Fact.taking("DEXTROMETHORPHAN"),
            Fact.taking("Amantadine 100 mg"),
            Fact.taking("Delsym"), Fact.taking("Memantine"), Fact.taking("Nuedexta"), Fact.taking("Mucinex DM"))
        + silent(
            "I-NMDA", Fact.taking("Rimantadine"), Fact.taking("rx 6719", "stopped"), Fact.taking("Dextroamphetamine"),
            Fact.taking("Mucinex"))
        + speaks(
            "I-2B6PGx", Fact.observed("CYP2B6 genotype", #""valueString":"*6/*6""#),
            Fact.found("CYP2B6 genotype", "CYP2B6 *1/*6"), Fact.condition("CYP2B6*6 carrier"),
            Fact.observed("CYP2B6*6", #""valueString":"positive""#))
        + silent("I-2B6PGx", Fact.observed("CYP2B6 genotype", #""valueString":"*1/*1""#))
}
