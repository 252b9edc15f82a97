import Care
import Testing

@Suite struct DraftAnswersTests {
    private struct Change {
        let item: String
        let value: Int?
        let sequence: Int
    }

    private static func after(_ changes: [Change]) -> DraftAnswers {
        var draft = DraftAnswers()
        for change in changes { draft.take(change.value, to: change.item, sequence: change.sequence) }
        return draft
    }

    @Test func `answers that arrive in any order, late or twice, come to the same sheet`() {
        let changes = [
            Change(item: "1", value: 3, sequence: 1), Change(item: "2", value: 0, sequence: 2),
            Change(item: "1", value: 1, sequence: 3), Change(item: "9", value: 2, sequence: 4),
            Change(item: "2", value: nil, sequence: 5), Change(item: "9", value: 0, sequence: 6),
        ]
        let expected = ["1": 1, "9": 0]
        var orders = [changes, changes.reversed(), changes + changes, changes.shuffled() + changes.shuffled()]
        for _ in 0..<200 { orders.append(changes.shuffled()) }
        for order in orders {
            let draft = Self.after(order)
            #expect(draft.values == expected)
            #expect(draft.sequence == 6)
        }
    }

    @Test func `a late change is not taken, and says so`() {
        var draft = DraftAnswers()
        let taken = [(2, 7), (0, 3), (0, 7)].map { draft.take($0.0, to: "1", sequence: $0.1) }
        #expect(taken == [true, false, false])
        #expect(draft.values == ["1": 2])
    }
}
