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

    /// Said of the scale's words alone: what the program says beside them is English.
    private var language: HTML { library.language(of: definition).map { " lang=\"\($0)\"" } ?? "" }

    var html: HTML {
        """
        \(if: !instruction.isEmpty, "<p class=\"instruction\" dir=\"auto\"\(language)>\(instruction)</p>")\
        \(scoring.questions.enumerated().map { question($0.element, number: $0.offset + 1) })\
        <p class="source" dir="auto">\(library.notice(of: definition))</p>

        """
    }

    private func question(_ item: ScaleItem, number: Int) -> HTML {
        let name = SheetScoring.field(item.id)
        let identifier = Field.identifier(name)
        let error = refusal?.field == name ? refusal.map { "\($0.reason) \($0.remedy)" } : nil
        let words = library.text(of: item, in: definition) ?? "Question \(item.id)"
        if let range = scoring.typedRange(of: item) {
            return Field(
                name, words, .number(decimals: 0), value: values[item.id].map(String.init) ?? "",
                hint: "A whole number from \(range.lowerBound) to \(range.upperBound)", error: error, required: false
            ).html
        }
        return """
            <fieldset class="field sheet-item\(if: error != nil, " refused")" id="\(identifier)" tabindex="-1"\
            \(if: error != nil, " aria-describedby=\"\(identifier)-error\"") data-item="\(item.id)"\(gate(item))>\
            <legend dir="auto"><span class="number">\(number)</span> <span\(language)>\(words)</span></legend>\
            \(remark(item))<div class="choices">\(choices(item, name: name))</div>\
            \(error.map { "<p class=\"error\" dir=\"auto\" id=\"\(identifier)-error\">\(Icon.exclude.html) \($0)</p>" })</fieldset>

            """
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
                \(if: values[item.id] == value, " checked")><span dir="auto"\(words == nil ? "" : language)>\(shown)</span></label>
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
            "<p class=\"hint\" dir=\"auto\">Only after a yes, or a higher answer, to question \(numbers.joined(separator: " or ")).</p>"
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
