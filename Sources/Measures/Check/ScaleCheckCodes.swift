extension ScaleCheck {
    /// LOINC codes: a mistyped or repeated one would read another question's answers as this one's.
    mutating func codes() {
        let questions =
            definition.items.enumerated().map { ("items[\($0)].loinc", $1.loinc) }
            + (definition.additional ?? []).enumerated().map { ("additional[\($0)].loinc", $1.loinc) }
        let whole = [("loinc.panel", definition.loinc?.panel), ("loinc.total", definition.loinc?.total)]
        var seen: Set<String> = []
        for (path, code) in questions + whole {
            guard let code else { continue }
            if !LOINCCode.isCode(code) {
                report(path, "\(code) is no LOINC code.", "Give it with its check digit, as 44250-9.")
            } else if !seen.insert(code).inserted {
                report(path, "The code \(code) stands twice.", "Give each question and total its own.")
            }
        }
        if definition.loinc?.total != nil, totals == nil {
            report("loinc.total", "The scale has no total that a code could name.", "Remove it.")
        }
        for (name, list) in (definition.answers ?? [:]).sorted(by: { $0.key < $1.key }) {
            let codes = list.compactMap(\.loinc)
            if let other = codes.first(where: { !LOINCCode.isAnswerCode($0) }) {
                report("answers.\(name)", "\(other) is no LOINC answer code.", "Give it as LA6568-5.")
            }
            if Set(codes).count != codes.count {
                report("answers.\(name)", "Two answers have the same code.", "Give each answer its own code.")
            }
        }
    }
}
