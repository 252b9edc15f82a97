import Care

/// Age, blood pressure, entry requirements.
extension ScreeningCase {
    static let person: [ScreeningCase] =
        together("E-AGE", as: .exclude, birth: "2010-01-01")
        + together("E-AGE", as: .exclude, birth: "2008-11-22")
        + together("E-AGE", speaks: false, birth: "2008-11-21")
        + together("E-AGE", speaks: false, birth: "1980-02-29")
        + together("E-AGE75", as: .caution, birth: "1945-05-05")
        + together("E-AGE75", as: .caution, birth: "1950-11-21")
        + together("E-AGE75", speaks: false, birth: "1950-11-22")
        + together("E-AGE75", speaks: false, birth: "1951-11-21")

    static let pressures: [ScreeningCase] =
        together("E-BPUNC", as: .hold, Fact.pressure(150, 95), Fact.pressure(152, 94, on: "2026-11-13"))
        + together("E-BPUNC", as: .hold, Fact.pressure(141, 85), Fact.pressure(143, 85, on: "2026-11-13"))
        + together("E-BPUNC", as: .hold, Fact.pressure(130, 92), Fact.pressure(132, 94, on: "2026-11-13"))
        + together("E-BPUNC", as: .exclude, Fact.pressure(165, 102), Fact.pressure(168, 104, on: "2026-11-13"))
        + together("E-BPUNC", as: .exclude, Fact.pressure(170, 85))
        + together("E-BPUNC", as: .exclude, Fact.pressure(160, 80))
        + together("E-BPUNC", as: .exclude, Fact.pressure(130, 100))
        + together("E-BPUNC", as: .hold, Fact.pressure(159, 99), Fact.pressure(159, 99, on: "2026-11-13"))
        + together(
            "E-BPUNC", as: .exclude, Fact.measured("loinc 8480-6", "172", "mm[Hg]"),
            Fact.measured("loinc 8462-4", "104", "mm[Hg]"))
        + together(
            "E-BPUNC", as: .exclude, Fact.measured("Systolic blood pressure", "172", "mmHg"),
            Fact.measured("Diastolic blood pressure", "104", "mmHg"))
        + together("E-BPUNC", as: .exclude, Fact.observed("Blood pressure", #""valueString":"172/104""#))
        + speaks(
            "E-BPUNC", as: .hold, Fact.condition("Uncontrolled hypertension"), Fact.condition("HTN, poorly controlled"),
            Fact.condition("Hypertension - uncontrolled"))
        + together("E-BPUNC", Fact.condition("icd I16.0"))
        + together("E-BPUNC", speaks: false, Fact.pressure(140, 90), Fact.pressure(140, 90, on: "2026-11-13"))
        + together("E-BPUNC", speaks: false, Fact.pressure(120, 80))
        + together("E-BPUNC", speaks: false, Fact.pressure(145, 85), Fact.pressure(125, 75, on: "2026-11-13"))
        + together("E-BPUNC", speaks: false, Fact.condition("icd I10"), Fact.pressure(128, 82))
        + together("E-BPUNC", speaks: false, Fact.pressure(128, 82), Fact.pressure(180, 110, on: "2015-11-13"))
        + together("E-BPUNC", speaks: false, Fact.condition("Controlled hypertension"))

    static let entry: [ScreeningCase] =
        together("R-SEV", Fact.condition("icd F33.1"), Fact.observed("MADRS", #""valueInteger":15"#))
        + together(
            "R-SEV", speaks: false, Fact.condition("icd F33.2"), Fact.measured("MADRS total score", "32", "{score}"))
        + together(
            "R-SEV", in: "sublingual-home", Fact.condition("icd F33.1"), Fact.measured("loinc 44261-6", "7", "{score}"))
        + together(
            "R-SEV", speaks: false, in: "sublingual-home", Fact.condition("icd F33.1"),
            Fact.measured("loinc 44261-6", "16", "{score}"))
}
