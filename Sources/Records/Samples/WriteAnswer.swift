/// What the writer answers one append with.
struct WriteAnswer: Sendable {
    let result: AppendResult
    let samples: [SampleOutcome]

    init(_ result: AppendResult, _ samples: [SampleOutcome] = []) {
        self.result = result
        self.samples = samples
    }
}
