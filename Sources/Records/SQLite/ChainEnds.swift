import Foundation
import GRDB

/// The ends of the chains as the writer last committed them. Only one connection writes, so they need not be read
/// again for each append.
struct ChainEnds: Sendable {
    /// How many stream ends are kept in memory; beyond it they are read from the file again.
    static let most = 16_384

    var clinic: ChainEnd?
    var streams: [StreamName: ChainEnd] = [:]

    // MARK: In the file

    static func end(of stream: StreamName, in database: Database) throws -> ChainEnd {
        let row = try database.statement("SELECT sequence, hash FROM streams WHERE stream = ?")
            .rows([.text(stream.text)]).first
        guard let row else { return .none }
        return ChainEnd(number: try row.int64(0), link: Array(try row.data(1)))
    }

    static func clinicEnd(in database: Database) throws -> ChainEnd {
        let row = try database.statement(
            """
            SELECT position.value, hash.value FROM meta AS position, meta AS hash
            WHERE position.key = 'clinic.position' AND hash.key = 'clinic.hash'
            """
        ).rows().first
        guard let row else { throw StoreError.damaged(reason: "the end of the clinic's chain is not in the file") }
        return ChainEnd(number: try row.int64(0), link: Array(try row.data(1)))
    }
}
