extension ScreeningEvaluation {
    /// Age in whole years on the day of screening, when the birth date is known and not later.
    var age: Int? {
        guard let birth = facts.candidate.birthDate, birth <= day else { return nil }
        return day.years(since: birth)
    }

    mutating func judgePerson() {
        let person = [facts.candidate.patientReference]
        if facts.candidate.deceased { find(.deceased, person) }
        if let age {
            if let minimum = number(.minimumAge), Double(age) < minimum {
                find(.minimumAge, person, detail: "age \(age)")
            }
            if let older = number(.olderAge), Double(age) > older { find(.olderAge, person, detail: "age \(age)") }
        } else {
            request("birth-date", for: .wBirthDate)
        }
        var reactions = allergic(to: .ketamine) + ever(.ketamineAllergy)
        reactions += allergic(to: rules.drug == .esketamine ? .esketamineExcipient : .ketamineExcipient)
        find(.hypersensitivity, reactions.basis())
    }
}

extension ValueSet {
    /// The allergy written as a condition.
    static let ketamineAllergy = ValueSet(
        words: [
            "allergy to ketamine", "ketamine allergy", "allergic to ketamine", "hypersensitivity to ketamine",
            "ketamine hypersensitivity", "anaphylaxis to ketamine", "ketamine anaphylaxis", "allergy to esketamine",
            "esketamine allergy", "allergic to esketamine", "hypersensitivity to esketamine",
            "ketamine adverse reaction",
            "anaphylaxis due to ketamine",
        ])
}
