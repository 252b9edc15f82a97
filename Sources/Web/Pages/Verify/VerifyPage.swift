import Care
import Clinic

/// Whether the record is what was written, told when asked.
struct VerifyPage: Sendable {
    /// Nil before anyone asked.
    let result: RecordCheck?
    let checkedAt: String

    var html: HTML {
        """
        \(PageHeading(title: "Verify the record", remark: "Every entry is chained by hash to the one before it."))
        \(answer)
        \(Panel(title: "What this checks", body: """
            <div class="prose"><p>The whole record is read and every hash is computed again. An entry that was changed, removed \
            or put in another order is found, and named.</p>
            <p>A record rewritten as a whole fits itself. Only a head noted elsewhere, on paper or with another party, shows \
            that: note the head below at each backup and compare it later.</p>
            <p>A backup is verified when it is made (<code>halcyon backup</code>); this page reads the record in use.</p></div>
            <p class="actions"><a class="button primary" href="\(url: Site.verify)?run=yes">Verify now</a></p>
            """))
        """
    }

    private var answer: HTML {
        switch result {
        case nil: HTML()
        case .sound(let entries, let streams, let position, let head):
            """
            \(Banner(.good, "The record is sound", "Every one of its \(entries) entries is what was written. Checked \(checkedAt)."))
            \(Panel(title: "The record", body: FactList(facts: [
                .init("Entries", "\(entries)"), .init("Streams", "\(streams)"),
                .init("Head of the clinic", "entry \(position), <span class=\"hash\">\(head)</span>"),
            ]).html))
            """
        case .broken(let stream, let sequence, let position, let reason):
            """
            \(Banner(.exclude, "The record is broken", broken(reason)))
            \(Panel(title: "The first entry that does not fit", body: FactList(facts: [
                .init("Stream", "\(stream)"), .init("Entry", "\(sequence)"),
                .init("Place in the clinic’s chain", "\(position.map { "\($0)" } ?? "none")"),
                .init("Why", "\(reason)"),
            ]).html))
            """
        }
    }

    private func broken(_ reason: String) -> HTML {
        """
        \(reason) Stop entering data, keep this machine as it is, and restore the last verified backup on another. \
        Checked \(checkedAt).
        """
    }
}
