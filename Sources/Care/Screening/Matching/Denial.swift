/// How clinical notes deny a fact, or say it of a relative: the cues, and how far each reaches.
extension Wording {
    private static let denials: Set<String> = [
        "no", "not", "never", "denies", "denied", "deny", "denying", "without", "nor", "neither", "nil", "negative",
        "excluded", "exclude", "excludes", "excluding", "absent", "absence",
    ]
    private static let relatives: Set<String> = [
        "mother", "mothers", "maternal", "father", "fathers", "paternal", "brother", "brothers", "sister", "sisters",
        "sibling", "siblings", "parent", "parents", "grandmother", "grandfather", "grandparent", "grandparents", "aunt",
        "uncle", "son", "daughter", "wife", "husband", "spouse", "partner", "cousin", "relative", "relatives", "fh",
        "fhx", "fmhx", "famhx", "mom", "dad", "family",
    ]
    private static let pairs: Set<[String]> = [
        ["rule", "out"], ["ruled", "out"], ["rules", "out"], ["ruling", "out"], ["r", "o"], ["risk", "of"],
        ["risk", "for"], ["screening", "for"], ["screen", "for"], ["screened", "for"], ["prevention", "of"],
        ["prophylaxis", "for"], ["prophylaxis", "of"], ["fear", "of"], ["free", "of"], ["family", "history"],
    ]
    /// Words after which an earlier denial no longer holds.
    private static let turns: Set<String> = ["but", "however", "although", "though", "except", "yet", "apart"]
    /// Words that begin an item of a list with an assertion of its own.
    private static let openings: Set<String> = [
        "history", "hx", "h", "prior", "previous", "past", "has", "had", "with", "s", "status", "active", "current",
        "currently", "known", "positive", "diagnosed", "now", "presents", "recent", "recently", "takes", "taking", "on",
        "remote", "patient", "pt", "he", "she", "they", "reports", "reported", "endorses", "admits", "chronic", "acute",
        "severe", "uncontrolled", "also", "diagnosis", "treated", "being",
    ]
    /// After "no" or "not", words that deny a change or a treatment and not the illness.
    private static let spared: Set<String> = [
        "change", "changes", "increase", "worsening", "improvement", "response", "responding", "relief", "doubt",
        "only",
        "controlled", "well", "adequately", "treated", "adherent", "compliant", "improved", "resolved", "stable",
        "fully",
        "optimally", "yet", "intractable",
    ]

    /// True when the words around `range` deny it, rule it out, or say it of somebody else.
    func isDenied(_ range: Range<Int>) -> Bool { deniedBefore(range) || deniedAfter(range) }

    private func deniedBefore(_ range: Range<Int>) -> Bool {
        let home = words[range.lowerBound]
        var index = range.lowerBound - 1
        var crossed = false
        var sawFor = false
        while index >= 0, words[index].sentence == home.sentence, range.lowerBound - index <= 14 {
            let word = words[index].text
            if Wording.turns.contains(word) { return false }
            if words[index].item != words[index + 1].item, !crossed {
                if Wording.openings.contains(words[index + 1].text) || datesItself(range) { return false }
                crossed = words[index].item != home.item
            }
            if index + 1 < range.lowerBound, Wording.pairs.contains([word, words[index + 1].text]) {
                return
                    !(index > 0 && ["cannot", "cant", "not"].contains(words[index - 1].text) && word.hasPrefix("rule"))
            }
            if Wording.relatives.contains(word) { return true }
            if Wording.denials.contains(word), denies(at: index, sawFor: sawFor) { return true }
            if word == "for" { sawFor = true }
            index -= 1
        }
        return false
    }

    /// "Not well controlled" denies no illness; "never treated for epilepsy" is about the treatment.
    private func denies(at index: Int, sawFor: Bool) -> Bool {
        let following = words.indices.contains(index + 1) ? words[index + 1].text : ""
        if Wording.spared.contains(following) { return false }
        if sawFor, words[index].text != "negative" {
            return ["evidence", "indication", "criteria", "positive", "screened"].contains(following)
        }
        return true
    }

    /// "Stroke in 2019" and "stroke 3 years ago" are events, whatever an earlier item denies.
    private func datesItself(_ range: Range<Int>) -> Bool {
        let item = words[range.lowerBound].item
        return words[range.upperBound...].prefix(6).contains { word in
            let isYear = word.text.count == 4 && (1900...2199).contains(Int(word.text) ?? 0)
            return word.item == item && (isYear || word.text == "ago" || word.text == "since")
        }
    }

    private func deniedAfter(_ range: Range<Int>) -> Bool {
        let home = words[range.upperBound - 1]
        let rest = Array(words[range.upperBound...].prefix { $0.sentence == home.sentence })
        let near = rest.prefix(4).map(\.text)
        guard let next = near.first else { return false }
        if ["prevention", "prophylaxis", "risk", "screening", "screen", "precautions", "free", "education"].contains(
            next)
        {
            return true
        }
        for (offset, word) in near.enumerated() {
            let following = rest.indices.contains(offset + 1) ? rest[offset + 1].text : ""
            let endsItem = !rest.indices.contains(offset + 1) || rest[offset + 1].item != rest[offset].item
            switch word {
            case "ruled" where following == "out": return !near.prefix(offset).contains("not")
            case "negative" where !["symptom", "symptoms", "affect"].contains(following): return true
            case "excluded", "unlikely", "absent", "denied", "denies": if endsItem { return true }
            case "no", "none", "never", "nil": if offset <= 1, endsItem { return true }
            case "in" where offset <= 1:
                let after = rest.dropFirst(offset + 1).prefix(2).map(\.text)
                if after.contains(where: Wording.relatives.contains) { return true }
            case _ where Wording.relatives.contains(word) && offset == 0 && rest[0].item != home.item:
                if !rest.indices.contains(1) || rest[1].item != rest[0].item || rest[1].text == "history" {
                    return true
                }
            default: break
            }
            if Wording.turns.contains(word) { return false }
        }
        return false
    }

    /// True when the words put it in the past: "history of mania", "opioid dependence in remission".
    func isPast(_ range: Range<Int>) -> Bool {
        let home = words[range.lowerBound].sentence
        let before = words[..<range.lowerBound].suffix(4).filter { $0.sentence == home }.map(\.text)
        let cues: Set<String> = [
            "history", "hx", "past", "previous", "previously", "prior", "former", "formerly", "remote", "old",
        ]
        if before.contains(where: cues.contains)
            || zip(before, before.dropFirst()).contains(where: { $0 == ("h", "o") })
        {
            return true
        }
        let after = words[range.upperBound...].prefix(5).filter { $0.sentence == home }.map(\.text)
        if let index = after.firstIndex(where: { $0 == "remission" || $0 == "resolved" }) {
            return !after[..<index].contains { ["no", "not", "without"].contains($0) }
        }
        return after.first == "history"
    }
}
