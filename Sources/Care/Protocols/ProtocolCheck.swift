/// Explains in words what is wrong with a protocol file. Pure: the file and the library in, the problems out.
struct ProtocolCheck {
    let library: [String: ProtocolFile]
    /// Whether a shared file is judged by the protocols that extend it too.
    let withHeirs: Bool
    var problems: [ProtocolProblem] = []

    /// The problems of a file, those of its form first: what its rows say together is looked at only when each is readable.
    static func problems(
        of tree: JSONTree, library: [String: ProtocolFile], withHeirs: Bool = true
    ) -> [ProtocolProblem] {
        var check = ProtocolCheck(library: library, withHeirs: withHeirs)
        check.run(tree)
        return check.problems
    }

    mutating func report(_ path: String, row: String? = nil, _ sentence: String, _ remedy: String) {
        problems.append(ProtocolProblem(path: path, row: row, sentence: sentence, remedy: remedy))
    }

    private mutating func run(_ tree: JSONTree) {
        guard let fields = tree.fields, fields["rules"] != nil || fields["id"] != nil else {
            return report(
                "", "This is JSON but no protocol: it is \(tree.noun) without id and rules.",
                "Start from a copy of a shipped file in Protocols/.")
        }
        form(fields)
        guard problems.isEmpty, let file = ProtocolFile(tree) else { return }
        meaning(file)
    }

    // MARK: Form

    private mutating func form(_ fields: [String: JSONTree]) {
        let known = ProtocolFile.sharedFields + ProtocolFile.protocolFields
        unknown(fields, known: known, at: "", row: nil)
        for name in ["id", "version"] { words(fields[name], at: name, row: nil) }
        if let title = fields["title"] { words(title, at: "title", row: nil) }
        if ProtocolFile.protocolFields.contains(where: { fields[$0] != nil }) { header(fields) }
        if let extends = fields["extends"], extends.list?.allSatisfy({ $0.text != nil }) != true {
            report("extends", "extends is not a list of file ids.", "Write it as [\"foundation-session\", …].")
        }
        guard let rows = fields["rules"]?.list else {
            return report("rules", "rules is \(fields["rules"]?.noun ?? "missing").", "Write a list of rows in [ ].")
        }
        var seen: [String: Int] = [:]
        for (index, row) in rows.enumerated() {
            let path = "rules[\(index)]"
            guard let fields = row.fields else {
                report(path, "This row is \(row.noun).", "Write each row as an object in { }.")
                continue
            }
            rowForm(fields, at: path)
            guard let id = fields["id"]?.text else { continue }
            if let first = seen[id] {
                report(
                    path, row: id, "The id stands twice, here and in rules[\(first)].", "Keep one of the two rows.")
            }
            seen[id] = index
        }
    }

    private mutating func header(_ fields: [String: JSONTree]) {
        words(fields["title"], at: "title", row: nil)
        words(fields["regulatoryStatus"], at: "regulatoryStatus", row: nil)
        choice(fields["drug"], of: Drug.allCases.map(\.rawValue), at: "drug", row: nil)
        choice(fields["route"], of: Route.allCases.map(\.rawValue), at: "route", row: nil)
        choice(fields["setting"], of: [Setting.clinic, .home].map(\.rawValue), at: "setting", row: nil)
        if case .flag? = fields["enabled"] {
        } else {
            report("enabled", "enabled is \(fields["enabled"]?.noun ?? "missing").", "Write true or false.")
        }
    }

    private mutating func rowForm(_ fields: [String: JSONTree], at path: String) {
        let id = fields["id"]?.text
        if fields["approvedBy"] != nil {
            report(
                "\(path).approvedBy", row: id, "A file cannot carry a signature.",
                "Remove approvedBy; the medical director signs rows in the running product.")
        }
        unknown(fields.filter { $0.key != "approvedBy" }, known: ProtocolFile.ruleFields, at: path, row: id)
        for name in ["id", "reason", "source"] { words(fields[name], at: "\(path).\(name)", row: id) }
        choice(fields["evidence"], of: EvidenceTag.allCases.map(\.rawValue), at: "\(path).evidence", row: id)
        if let severity = fields["severity"] {
            choice(severity, of: Severity.allCases.map(\.rawValue), at: "\(path).severity", row: id)
        }
        if let unit = fields["unit"] { words(unit, at: "\(path).unit", row: id) }
        if Day(fields["validFrom"]?.text ?? "") == nil {
            report(
                "\(path).validFrom", row: id, "validFrom is \(quoted(fields["validFrom"])), which is not a day.",
                "Write the day as YYYY-MM-DD.")
        }
        if let value = fields["value"] { valueForm(value, at: "\(path).value", row: id) }
    }

    /// A value is one of the shapes of `RuleValue`; schedule phases must have their fields.
    private mutating func valueForm(_ value: JSONTree, at path: String, row: String?) {
        let shapes = "a number, a text, true or false, or a list of numbers, texts or schedule phases"
        switch value {
        case .flag, .number, .text: return
        case .null, .fields: report(path, row: row, "The value is \(value.noun).", "Write \(shapes).")
        case .list(let items):
            if items.allSatisfy({ $0.number != nil }) || items.allSatisfy({ $0.text != nil }) { return }
            guard items.allSatisfy({ $0.fields != nil }) else {
                return report(path, row: row, "The value mixes kinds in one list.", "Write \(shapes).")
            }
            for (index, item) in items.enumerated() {
                phaseForm(item.fields ?? [:], at: "\(path)[\(index)]", row: row)
            }
        }
    }

    private mutating func phaseForm(_ fields: [String: JSONTree], at path: String, row: String?) {
        unknown(fields, known: ProtocolFile.phaseFields, at: path, row: row)
        words(fields["name"], at: "\(path).name", row: row)
        for name in ["fromWeek", "minimumDays", "maximumDays", "throughWeek", "sessions"] {
            let optional = name == "throughWeek" || name == "sessions"
            if optional, fields[name] == nil { continue }
            guard fields[name]?.integer != nil else {
                report(
                    "\(path).\(name)", row: row, "\(name) is \(fields[name].map(quoted) ?? "missing").",
                    "Write a whole number.")
                continue
            }
        }
    }

    // MARK: Single fields

    private mutating func unknown(_ fields: [String: JSONTree], known: [String], at path: String, row: String?) {
        for name in fields.keys.sorted() where !known.contains(name) {
            report(
                path.isEmpty ? name : "\(path).\(name)", row: row, "The field \(name) is not known.",
                "Remove it, or write one of: \(known.joined(separator: ", ")).")
        }
    }

    private mutating func words(_ value: JSONTree?, at path: String, row: String?) {
        let name = path.split(separator: ".").last.map(String.init) ?? path
        guard let text = value?.text else {
            return report(path, row: row, "\(name) is \(value?.noun ?? "missing").", "Write it as text in quotes.")
        }
        if text.allSatisfy(\.isWhitespace) {
            report(path, row: row, "\(name) is empty.", "Say it in words a clinician can check.")
        }
    }

    private mutating func choice(_ value: JSONTree?, of choices: [String], at path: String, row: String?) {
        guard let text = value?.text, choices.contains(text) else {
            let name = path.split(separator: ".").last.map(String.init) ?? path
            let found = value.map { "\(name) is \(quoted($0)), which is not known." } ?? "\(name) is missing."
            return report(path, row: row, found, "Write one of: \(choices.joined(separator: ", ")).")
        }
    }

    private func quoted(_ value: JSONTree?) -> String {
        switch value {
        case .text(let text)?: "\"\(text)\""
        case .number(let number)?: Figure.text(number)
        case let other?: other.noun
        case nil: "missing"
        }
    }
}
