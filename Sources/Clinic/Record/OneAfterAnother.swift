/// Lets work through one at a time, in the order it came.
///
/// For rules about the whole clinic (a record number belongs to one patient) that no stream's sequence can guard. One
/// process writes a record, so waiting in memory is enough.
actor OneAfterAnother {
    private var isBusy = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func run<Value: Sendable>(_ work: @Sendable () async throws -> Value) async throws -> Value {
        if isBusy {
            await withCheckedContinuation { waiting.append($0) }
        }
        isBusy = true
        defer {
            // The next in line finds the door still closed to everybody who comes later.
            if waiting.isEmpty { isBusy = false } else { waiting.removeFirst().resume() }
        }
        return try await work()
    }
}
