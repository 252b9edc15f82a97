import Care

/// What can be charted as surveillance: items of the calendar, and signs of dependence that somebody saw.
enum SurveillanceWords {
    static var choices: [Field.Choice] {
        SurveillanceItem.allCases.map { .init($0.rawValue, $0.title) }
            + DependenceFlag.allCases.map { .init($0.rawValue, title($0.rawValue)) }
    }

    static func title(_ item: String) -> String {
        if let flag = DependenceFlag(rawValue: item) { return "Sign of dependence: \(flag.title)" }
        return SurveillanceItem(rawValue: item)?.title ?? item
    }
}
