import Foundation
import Testing

@testable import Records

/// Makes empty stores of one engine for the conformance suite. To hold another engine to the same promises, add a
/// case.
enum Engine: String, CaseIterable, CustomTestStringConvertible, Sendable {
    case sqlite

    var testDescription: String { rawValue }

    func withStore(
        _ projections: [any Projection] = [], _ body: (any RecordStore) async throws -> Void
    ) async throws {
        switch self {
        case .sqlite:
            let folder = try TemporaryFolder()
            let store = try SQLiteStore(path: folder.file(), projections: projections)
            try await body(store)
            try await store.close()
        }
    }
}
