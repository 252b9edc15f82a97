import Care
import Clinic

/// The outbox: to whom a message was sent and what became of it. It shows nothing of what was asked, and of a risk not whose it
/// is.
struct OutboxPage {
    let lines: [OutboxLine]
    /// The ways by which messages can leave.
    let channels: Set<MessageChannel>

    func page(_ visit: Visit) -> HTML {
        let settings: HTML = "<a class=\"button\" href=\"\(url: Site.patientNotice)\">What patients are told</a>"
        let heading = PageHeading(
            title: "Outbox", remark: "Links to questionnaires and word of safety questions, of the last two weeks",
            actions: visit.may(.changeSettings) ? settings : nil)
        let failed = lines.filter { $0.state.isFailed }
        let waiting = lines.filter { $0.state.isWaiting }
        let sent = lines.filter { $0.state == .sent }
        return visit.page(
            title: "Outbox",
            body: """
                \(heading)\(if: channels.isEmpty, Self.noCommand)\(list("Not sent", failed, visit))\
                \(list("Waiting", waiting, visit))\(list("Sent", sent, visit))\
                \(if: lines.isEmpty, EmptyState(
                    title: "No message yet",
                    words: "Links that the schedule asks for, or that staff send from a patient's questionnaires, stand here.").html)
                """, current: Site.outbox)
    }

    private static let noCommand: HTML = Banner(
        .note,
        "Messages cannot leave: the server was started without --mail-command and --text-command. Links are handed over by staff."
    ).html

    private func list(_ title: String, _ lines: [OutboxLine], _ visit: Visit) -> HTML? {
        guard !lines.isEmpty else { return nil }
        return Panel(
            title: title, remark: "\(lines.count)",
            body: DataTable(
                caption: title,
                columns: [.init("To"), .init("By"), .init("Asked"), .init("What became of it")],
                rows: lines.map { line in
                    [
                        recipient(line.recipient, visit), "\(line.channel.words)", "\(visit.dateAndClock(line.at))",
                        words(line.state, visit),
                    ]
                }
            ).html
        ).html
    }

    private func recipient(_ recipient: OutboxLine.Recipient, _ visit: Visit) -> HTML {
        switch recipient {
        case .patient(let patient, let name):
            let place = visit.may(.askPatient) ? Site.asking(patient) : Site.registration(patient)
            return "<a href=\"\(url: place)\">\(name.display)</a>"
        case .person(let name): return "\(name) <span class=\"soft\">a safety question waits</span>"
        }
    }

    private func words(_ state: OutboxLine.State, _ visit: Visit) -> HTML {
        switch state {
        case .sent: return Tag("sent", .good).html
        case .failed(let why): return "\(Tag("not sent", .hold)) \(why)"
        case .waiting(let tries, let next):
            guard tries > 0, let next else { return Tag("goes out next", .plain).html }
            return
                "\(Tag("tried \(tries == 1 ? "once" : "\(tries) times")", .caution)) Next try \(visit.dateAndClock(next))."
        }
    }
}

extension OutboxLine.State {
    fileprivate var isFailed: Bool { if case .failed = self { true } else { false } }
    fileprivate var isWaiting: Bool { if case .waiting = self { true } else { false } }
}
