import Care

/// What a value in a monitor's unit is in the unit of its sign.
enum SignUnits {
    /// Nil when the unit does not fit the sign.
    static func value(_ value: Double, of sign: VitalSign, code: String, name: String) -> Double? {
        let unit = canonical(code: code, name: name)
        switch sign {
        case .heartRate, .pulseRate: return unit == "/min" || unit == "" ? value : nil
        case .respiratoryRate: return unit == "/min" || unit == "" ? value : nil
        case .oxygenSaturation: return unit == "%" || unit == "" ? value : nil
        case .perfusionIndex: return unit == "%" ? value : nil
        case .systolic, .diastolic, .meanPressure:
            if unit == "kPa" { return value * millimetresPerKilopascal }
            return unit == "mm[Hg]" || unit == "" ? value : nil
        // Without a unit 5 could be kilopascals or an alarming 5 mmHg, and 98 could be either scale of temperature.
        case .endTidalCarbonDioxide:
            if unit == "kPa" { return value * millimetresPerKilopascal }
            return unit == "mm[Hg]" ? value : nil
        case .temperature:
            if unit == "[degF]" { return (value - 32) / 1.8 }
            return unit == "Cel" ? value : nil
        }
    }

    /// 1 mmHg is 133.322 Pa (NIST Special Publication 811, appendix B.8).
    private static let millimetresPerKilopascal = 1000 / 133.322

    private static let codes: [String: String] = [
        "264864": "/min", "264928": "/min", "262688": "%", "266016": "mm[Hg]", "268192": "Cel",
        // The same numbers by partition in hexadecimal, as MDIL writes them.
        "0004-0aa0": "/min", "0004-0ae0": "/min", "0004-0220": "%", "0004-0f20": "mm[Hg]", "0004-17a0": "Cel",
    ]

    private static let names: [String: String] = [
        "/min": "/min", "bpm": "/min", "1/min": "/min", "rpm": "/min", "brpm": "/min", "resp/min": "/min",
        "beats/min": "/min", "mdc_dim_beat_per_min": "/min", "mdc_dim_resp_per_min": "/min",
        "%": "%", "mdc_dim_percent": "%",
        "mmhg": "mm[Hg]", "mm[hg]": "mm[Hg]", "mdc_dim_mmhg": "mm[Hg]",
        "kpa": "kPa", "mdc_dim_kilo_pascal": "kPa",
        "cel": "Cel", "°c": "Cel", "degc": "Cel", "c": "Cel", "mdc_dim_degc": "Cel",
        "[degf]": "[degF]", "°f": "[degF]", "degf": "[degF]", "f": "[degF]", "mdc_dim_fahr": "[degF]",
    ]

    /// The unit in UCUM; empty when none is given; `?` when it is not known or code and name disagree.
    private static func canonical(code: String, name: String) -> String {
        let byCode = codes[code.lowercased()] ?? names[code.lowercased()]
        let byName = names[name.lowercased()]
        if let byCode, let byName { return byCode == byName ? byCode : "?" }
        if let known = byCode ?? byName { return known }
        return code.isEmpty && name.isEmpty ? "" : "?"
    }
}
