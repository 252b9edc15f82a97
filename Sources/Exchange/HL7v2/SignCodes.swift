import Care

/// Which sign a code means. MDC codes are those of ISO/IEEE 11073-10101; MDIL is the same numbers in hexadecimal by
/// partition; others are the words of the makers whose messages were seen.
enum SignCodes {
    /// What a code and its name say together.
    enum Meaning: Sendable, Hashable {
        /// A sign, with the method when the code tells it.
        case sign(VitalSign, method: String)
        /// A part of the device, its clock or the group that other lines belong to: no measurement.
        case device
        case disagreement
        case unknown
    }

    private struct Known {
        let sign: VitalSign
        let method: String
        let names: [String]

        init(_ sign: VitalSign, _ method: String = "", _ names: String...) {
            self.sign = sign
            self.method = method
            self.names = names
        }

        var meaning: Meaning { .sign(sign, method: method) }
    }

    private static let mdc: [Int: Known] = [
        147842: Known(.heartRate, "", "MDC_ECG_HEART_RATE", "MDC_ECG_CARD_BEAT_RATE"),
        149530: Known(.pulseRate, "oximeter", "MDC_PULS_OXIM_PULS_RATE"),
        149546: Known(.pulseRate, "cuff", "MDC_PULS_RATE_NON_INV"),
        150456: Known(.oxygenSaturation, "", "MDC_PULS_OXIM_SAT_O2"),
        150021: Known(.systolic, "", "MDC_PRESS_BLD_NONINV_SYS"),
        150022: Known(.diastolic, "", "MDC_PRESS_BLD_NONINV_DIA"),
        150023: Known(.meanPressure, "", "MDC_PRESS_BLD_NONINV_MEAN"),
        150301: Known(.systolic, "", "MDC_PRESS_CUFF_SYS"),
        150302: Known(.diastolic, "", "MDC_PRESS_CUFF_DIA"),
        150303: Known(.meanPressure, "", "MDC_PRESS_CUFF_MEAN"),
        151562: Known(.respiratoryRate, "", "MDC_RESP_RATE"),
        151578: Known(.respiratoryRate, "impedance", "MDC_TTHOR_RESP_RATE"),
        151594: Known(.respiratoryRate, "co2", "MDC_CO2_RESP_RATE"),
        151708: Known(.endTidalCarbonDioxide, "", "MDC_CONC_AWAY_CO2_ET", "MDC_AWAY_CO2_ET"),
        150344: Known(.temperature, "", "MDC_TEMP"),
        150488: Known(.perfusionIndex, "", "MDC_BLD_PERF_INDEX", "MDC_PULS_OXIM_PERF_REL"),
    ]

    private static let mdcNames = Set(mdc.values.flatMap(\.names))

    /// The non-invasive pressure as a group: its line carries the moment of the three that follow.
    private static let groups: Set<Int> = [150020]

    /// Words of makers without a code of a standard, by system (empty: none).
    private static let words: [String: [String: (VitalSign, String)]] = [
        "EHC": ["393216 NIBP_SYS": (.systolic, ""), "131072 ECG_HR": (.heartRate, "")],
        "": [
            "SPO2": (.oxygenSaturation, ""), "HR": (.heartRate, ""), "PR": (.pulseRate, ""),
            "RR": (.respiratoryRate, ""), "RESP": (.respiratoryRate, ""), "SYS": (.systolic, ""),
            "DIA": (.diastolic, ""), "MAP": (.meanPressure, ""), "MEAN": (.meanPressure, ""),
            "TEMP": (.temperature, ""), "ETCO2": (.endTidalCarbonDioxide, ""),
        ],
    ]

    static func meaning(code: String, name: String, system: String) -> Meaning {
        let system = system.uppercased()
        if let number = number(code: code, system: system) {
            // Partitions 1 and 8 describe the device itself: its parts, its clock, its kind.
            if number >> 16 == 1 || number >> 16 == 8 || groups.contains(number) { return .device }
            let standard = name.uppercased().hasPrefix("MDC_") ? name.uppercased() : nil
            guard let known = mdc[number] else {
                return standard.map(mdcNames.contains) == true ? .disagreement : .unknown
            }
            if let standard { return known.names.contains(standard) ? known.meaning : .disagreement }
            // A maker's own label may say less than the code, but nothing else.
            if let (sign, _) = words[""]?[name.uppercased()], sign != known.sign { return .disagreement }
            return known.meaning
        }
        guard let table = words[system] else { return .unknown }
        let key = system.isEmpty ? (code.isEmpty ? name : code) : "\(code) \(name)"
        guard let (sign, method) = table[key.uppercased()] else { return .unknown }
        return .sign(sign, method: method)
    }

    /// The number of a code of 11073; nil when it is of another system.
    private static func number(code: String, system: String) -> Int? {
        switch system {
        case "MDC", "ISO/IEEE 11073-10101", "MDC_REF": return Int(code)
        case "MDIL":
            let parts = code.split(separator: "-")
            guard parts.count == 2, let partition = Int(parts[0], radix: 16), let term = Int(parts[1], radix: 16),
                partition <= 0xFFFF, term <= 0xFFFF
            else { return nil }
            return partition << 16 | term
        default: return nil
        }
    }
}
