import Care
import Clinic

/// Signs taken by hand. Always at hand: type what was measured, press once.
struct SignsForm: Component {
    let page: SessionPage
    /// Which scale is due, as said beside it.
    var dissociationDue: String?

    static let names = [
        "systolic", "diastolic", "heartRate", "oxygenSaturation", "respiratoryRate", "alertness", "dissociation",
        "pain",
        "nausea", "comfort",
    ]

    var html: HTML {
        guard page.may.contains(.recordSigns) else { return HTML() }
        let scope = page.scope("signs")
        return Panel(
            title: "Signs", remark: last, id: "signs-panel",
            body: """
                <div class="all-optional compact">\(page.form(scope, to: "signs", button: "Record signs", names: Self.names, """
                    <div class="fields-across">\([
                        number(scope, "systolic", "Systolic", "mmHg"), number(scope, "diastolic", "Diastolic", "mmHg"),
                        number(scope, "heartRate", "Heart rate", "/min"),
                        number(scope, "oxygenSaturation", "SpO₂", "%"),
                        number(scope, "respiratoryRate", "Breaths", "/min"), alertness(scope),
                        number(scope, "dissociation", "CADSS", "of 92", hint: dissociationDue),
                        number(scope, "pain", "Pain", "of 10"), number(scope, "nausea", "Nausea", "of 10"), comfort(scope),
                    ])</div><p class="hint">Leave empty what was not measured.</p>
                    """))</div>
                """
        ).html
    }

    private func number(
        _ scope: FormScope, _ name: String, _ label: String, _ unit: String, hint: String? = nil
    ) -> Field {
        Field(
            scope.name(name), label, .number(decimals: 0), value: scope.value(name), unit: unit, hint: hint,
            error: scope.error(name), required: false)
    }

    private func alertness(_ scope: FormScope) -> Field {
        Field(
            scope.name("alertness"), "MOAA/S",
            .select([
                .init("", "Not rated"), .init("5", "5 answers readily"), .init("4", "4 slow to answer"),
                .init("3", "3 answers when called loudly"), .init("2", "2 answers when shaken"),
                .init("1", "1 moves when pinched"), .init("0", "0 no answer"),
            ]), value: scope.value("alertness"), error: scope.error("alertness"), required: false)
    }

    private func comfort(_ scope: FormScope) -> Field {
        Field(
            scope.name("comfort"), "Comfort",
            .select(
                [.init("", "Not rated")]
                    + Signs.Comfort.allCases.map { .init($0.rawValue, $0.rawValue.capitalisedFirst) }),
            value: scope.value("comfort"), error: scope.error("comfort"), required: false)
    }

    private var last: String? {
        guard let signs = page.session.signs.last else { return "none yet" }
        return "last \(page.clock.time(signs.occurredAt)): \(signs.content.words)"
    }

    static func read(_ reading: FormScope.Reading) throws -> Signs {
        Signs(
            systolic: try reading.integer("systolic"), diastolic: try reading.integer("diastolic"),
            heartRate: try reading.integer("heartRate"), oxygenSaturation: try reading.integer("oxygenSaturation"),
            respiratoryRate: try reading.integer("respiratoryRate"), alertness: try reading.integer("alertness"),
            dissociation: try reading.integer("dissociation"), pain: try reading.integer("pain"),
            nausea: try reading.integer("nausea"), comfort: Signs.Comfort(rawValue: reading["comfort"]))
    }
}

extension Signs {
    /// What was measured, as `124/78, 68/min, SpO₂ 98 %`.
    var words: String {
        var parts: [String] = []
        if let systolic, let diastolic { parts.append("\(systolic)/\(diastolic)") }
        if let heartRate { parts.append("\(heartRate)/min") }
        if let oxygenSaturation { parts.append("SpO₂ \(oxygenSaturation) %") }
        if let respiratoryRate { parts.append("\(respiratoryRate) breaths") }
        if let alertness { parts.append("MOAA/S \(alertness)") }
        if let dissociation { parts.append("CADSS \(dissociation)") }
        if let pain { parts.append("pain \(pain)") }
        if let nausea { parts.append("nausea \(nausea)") }
        if let comfort { parts.append(comfort.rawValue) }
        return parts.joined(separator: ", ")
    }
}
