import Care
import Clinic
import Measures

/// The questions of a scale as fields, in the words that may be shown, for whoever answers them.
struct QuestionList: Component {
    let scoring: SheetScoring
    let library: ScaleLibrary
    var values: [String: Int] = [:]
    var refusal: Refusal?
    /// Staff type in what was said; a question may always be left open.
    var compact = false

    private var definition: ScaleDefinition { scoring.definition }

    /// The instruction and the first question decide which way the page is read.
    var direction: TextDirection {
        let first = definition.items.first.flatMap { library.text(of: $0, in: definition) } ?? ""
        return TextDirection(of: instruction.isEmpty ? first : instruction)
    }

    private var instruction: String {
        definition.instruction ?? library.wordings[definition.id]?.instruction ?? ""
    }

    var html: HTML {
        """
        \(if: !instruction.isEmpty, "<p class=\"instruction\" dir=\"auto\">\(instruction)</p>")\
        \(scoring.questions.enumerated().map { question($0.element, number: $0.offset + 1) })\
        <p class="source" dir="auto">\(library.notice(of: definition))</p>

        """
    }

    private func question(_ item: ScaleItem, number: Int) -> HTML {
        let name = SheetScoring.field(item.id)
        let identifier = Field.identifier(name)
        let error = refusal?.field == name ? refusal.map { "\($0.reason) \($0.remedy)" } : nil
        let words = library.text(of: item, in: definition) ?? "Question \(item.id)"
        if let range = measured(item) {
            return Field(
                name, words, .number(decimals: 0), value: values[item.id].map(String.init) ?? "",
                hint: "A whole number from \(range.lowerBound) to \(range.upperBound)", error: error, required: false
            ).html
        }
        return """
            <fieldset class="field sheet-item\(if: error != nil, " refused")" id="\(identifier)" tabindex="-1"\
            \(if: error != nil, " aria-describedby=\"\(identifier)-error\"") data-item="\(item.id)"\(gate(item))>\
            <legend dir="auto"><span class="number">\(number)</span> \(words)</legend>\
            \(remark(item))<div class="choices">\(choices(item, name: name))</div>\
            \(error.map { "<p class=\"error\" id=\"\(identifier)-error\">\(Icon.exclude.html) \($0)</p>" })</fieldset>

            """
    }

    /// The numbers an item takes when they are too many to choose from, as milliseconds.
    private func measured(_ item: ScaleItem) -> ClosedRange<Int>? {
        let allowed = definition.allowedValues(of: item)
        guard item.answers == nil, allowed.count > 11, let low = allowed.first, let high = allowed.last else {
            return nil
        }
        return low...high
    }

    private func choices(_ item: ScaleItem, name: String) -> [HTML] {
        let allowed = definition.allowedValues(of: item)
        return allowed.map { value in
            let words = library.text(of: value, to: item, in: definition)
            let shown: HTML =
                words.map { "\(if: compact && allowed.count > 2, "<b class=\"code\">\(value)</b> ")\($0)" }
                ?? "\(value)"
            return """
                <label class="choice\(if: words == nil, " figure")"><input type="radio" name="\(name)" value="\(value)"\
                \(if: values[item.id] == value, " checked")><span dir="auto">\(shown)</span></label>
                """
        }
    }

    /// What opens a question that is not always asked: in words, and for the script that hides it until then.
    private func remark(_ item: ScaleItem) -> HTML? {
        guard let gate = scoring.gates(of: item).first else {
            return compact ? item.remark.map { "<p class=\"hint\">\($0)</p>" } : nil
        }
        let numbers = gate.when.items.compactMap { id in
            scoring.questions.firstIndex { $0.id == id }.map { String($0 + 1) }
        }
        return
            "<p class=\"hint\">Only after a yes, or a higher answer, to question \(numbers.joined(separator: " or ")).</p>"
    }

    private func gate(_ item: ScaleItem) -> HTML {
        guard let gate = scoring.gates(of: item).first, gate.when.except == nil, gate.when.countAtMost == nil else {
            return ""
        }
        return """
             data-gate="\(gate.when.items.map(SheetScoring.field).joined(separator: " "))" \
            data-gate-from="\(gate.when.atLeast)" data-gate-count="\(gate.when.count ?? 1)"
            """
    }

    /// Reads the answers that a form holds.
    ///
    /// - Throws: a refusal that names the field of what is no whole number.
    static func read(_ form: Form, _ scoring: SheetScoring) throws -> [String: Int] {
        var values: [String: Int] = [:]
        for item in scoring.questions {
            let name = SheetScoring.field(item.id)
            guard let typed = form.optional(name) else { continue }
            guard let value = Int(typed), String(value) == typed else {
                throw Refusal(
                    code: "answers.value", field: name, reason: "That is no answer to this question.",
                    remedy: "Choose one of the answers shown.")
            }
            values[item.id] = value
        }
        return values
    }
}

/// Which way a text is read, by its first letter that has a direction.
enum TextDirection: String, Sendable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"

    init(of text: String) {
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            // Hebrew, Arabic, Syriac, Thaana, N'Ko and the scripts encoded next to them; then presentation forms; then the
            // right-to-left blocks of the supplementary plane (Unicode Standard, section 4.4).
            let isRightToLeft =
                (0x0590...0x08FF).contains(scalar.value) || (0xFB1D...0xFDFF).contains(scalar.value)
                || (0xFE70...0xFEFF).contains(scalar.value) || (0x10800...0x10FFF).contains(scalar.value)
                || (0x1E800...0x1EFFF).contains(scalar.value)
            self = isRightToLeft ? .rightToLeft : .leftToRight
            return
        }
        self = .leftToRight
    }
}
