import Foundation
import GRDB

extension Verifier {
    /// Takes the digest of every sealed subject again. The seals stand in the chain, so they are known to be whole.
    func checkSeals() throws -> Fault? {
        let seals = try EntryColumns.entries(
            "SELECT \(EntryColumns.list) FROM entries WHERE kind = ? ORDER BY position", [.text(SampleSeal.kind)],
            on: database)
        for entry in seals {
            func fault(_ reason: String) -> Fault {
                Fault(stream: entry.stream, sequence: entry.sequence, position: entry.position, reason: reason)
            }
            guard let seal = try? JSONDecoder().decode(SampleSeal.self, from: entry.payload) else {
                return fault("It should seal samples and cannot be read.")
            }
            let found = try SampleSeal.taken(of: seal.subject, in: database)
            guard found.samples == seal.samples else {
                return fault("It seals \(seal.samples) samples; \(found.samples) are there.")
            }
            guard found == seal else { return fault("A sample that it seals was changed.") }
        }
        return nil
    }
}
