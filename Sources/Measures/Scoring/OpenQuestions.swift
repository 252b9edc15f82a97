extension CompiledScale {
    /// The scored questions that a sheet in progress leaves open, in order.
    ///
    /// A question behind a gate is one of them once the answers before it open the gate, also a last one that sheets may
    /// leave out; without a gate such a question is none.
    ///
    /// - Parameter answers: by the item's id; each one that its item allows.
    public func open(_ answers: [String: Int]) -> [ScaleItem] {
        let sheet = definition.items.map { item in answers[item.id].map { Int16(clamping: $0) } ?? Answer.missing }
        return definition.items.indices.filter { place in
            let item = items[place]
            return sheet[place] == Answer.missing && !(definition.items[place].mayEnd == true && item.gates.isEmpty)
                && item.gates.allSatisfy { gates[$0].condition.judge(sheet) == .met }
        }.map { definition.items[$0] }
    }
}
