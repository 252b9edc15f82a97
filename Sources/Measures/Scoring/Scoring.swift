extension CompiledScale {
    /// Scores a sheet as it is typed: whole numbers between commas, nothing between two commas for a skipped question.
    ///
    /// - Parameter statedTotal: The total that came with the sheet; one that its items do not make is flagged.
    /// - Throws: A `ScaleRefusal` for too many or too few answers, text, negative zero, and what an item does not allow.
    public func score(answers text: String, statedTotal: Double? = nil) throws -> ScaleScore {
        let cells = text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        try fits(cells.count)
        var answers = [Int16](repeating: Answer.missing, count: items.count)
        for (place, cell) in cells.enumerated() {
            answers[place] = try Array(cell).withUnsafeBufferPointer { bytes in
                try answer(bytes, to: place, field: "answers")
            }
        }
        return score(of: answers, statedTotal: statedTotal)
    }

    /// Scores answers in the order of the items; nil is a skipped question.
    ///
    /// - Throws: A `ScaleRefusal` for too many or too few answers and for what an item does not allow.
    public func score(_ given: [Int?], statedTotal: Double? = nil) throws -> ScaleScore {
        try fits(given.count)
        var answers = [Int16](repeating: Answer.missing, count: items.count)
        for (place, value) in given.enumerated() {
            guard let value else { continue }
            guard Answer.bounds.contains(value), items[place].accepts(Int16(value)) else {
                throw refusal(of: "\(value)", at: place, field: "answers")
            }
            answers[place] = Int16(value)
        }
        return score(of: answers, statedTotal: statedTotal)
    }

    func fits(_ count: Int, field: String = "answers") throws {
        guard count < fewestAnswers || count > items.count else { return }
        let expected = fewestAnswers == items.count ? "\(items.count)" : "\(fewestAnswers) to \(items.count)"
        throw ScaleRefusal(
            field: field,
            reason: "\(count < fewestAnswers ? "Too few" : "Too many"): \(definition.title) takes \(expected), "
                + "these are \(count).",
            remedy: "Leave the place of a skipped question empty, as 1,,2.")
    }

    /// Reads one answer and checks that its item allows it.
    func answer(_ bytes: UnsafeBufferPointer<UInt8>, to place: Int, field: @autoclosure () -> String) throws -> Int16 {
        do {
            let answer = try Answer.read(bytes)
            if answer == Answer.missing || items[place].accepts(answer) { return answer }
        } catch Answer.Fault.negativeZero {
            throw ScaleRefusal(
                field: field(), reason: "Item \(definition.items[place].id) is -0, which is no answer.",
                remedy: "Write 0.")
        } catch {}
        throw refusal(of: String(decoding: bytes.prefix(40), as: UTF8.self), at: place, field: field())
    }

    private func refusal(of text: String, at place: Int, field: String) -> ScaleRefusal {
        let item = definition.items[place]
        let allowed = definition.allowedValues(of: item)
        let words =
            items[place].everyBetween && allowed.count > 2
            ? "a whole number from \(items[place].lowest) to \(items[place].highest)"
            : allowed.map(String.init).joined(separator: " or ")
        let shown = String(text.unicodeScalars.map { $0.value < 0x20 ? " " : Character($0) })
        return ScaleRefusal(
            field: field, reason: "Item \(item.id) of \(definition.title) cannot be answered with \"\(shown)\".",
            remedy: "Give \(words), or leave it empty when it was skipped.")
    }

    private func score(of given: [Int16], statedTotal: Double?) -> ScaleScore {
        var answers = given
        var outcome = outcome(&answers)
        if let statedTotal { compare(statedTotal, &outcome) }
        return ScaleScore(
            scale: definition.id, version: definition.version,
            total: outcome.hasTotal ? outcome.total : nil, unrounded: outcome.hasTotal ? outcome.unrounded : nil,
            answered: outcome.answered, items: items.count, prorated: outcome.prorated, band: bandName(outcome),
            subscales: subscales(answers), flags: flags(outcome), rules: rules(outcome))
    }

    func compare(_ stated: Double, _ outcome: inout Outcome) {
        guard outcome.hasTotal else {
            outcome.flags.insert(.totalUnverified)
            return
        }
        if !agrees(stated, with: outcome.total) { outcome.flags.insert(.totalMismatch) }
    }

    func bandName(_ outcome: Outcome) -> String? {
        guard outcome.band >= 0 else { return nil }
        if method == .none { return levels[outcome.band].name + (outcome.orHigher ? " or higher" : "") }
        return definition.bands?[outcome.band].name
    }

    func flags(_ outcome: Outcome) -> [String] {
        outcome.flags.names
            + criteria.indices.filter { criteria[$0].flagged && outcome.criteriaMet & (1 << $0) != 0 }
            .compactMap { definition.criteria?[$0].id }
    }

    private func subscales(_ answers: [Int16]) -> [String: Double?] {
        var totals: [String: Double?] = [:]
        for subscale in definition.subscales ?? [] {
            var sum: Int? = 0
            for (place, item) in definition.items.enumerated() where subscale.items.contains(item.id) {
                let answer = answers[place]
                if Answer.isGiven(answer) {
                    sum = sum.map { $0 + items[place].earns(answer) }
                } else if answer == Answer.missing {
                    sum = nil
                }
            }
            totals.updateValue(sum.map(Double.init), forKey: subscale.id)
        }
        return totals
    }
}
