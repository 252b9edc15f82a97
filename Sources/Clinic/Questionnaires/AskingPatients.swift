public import Care
import Foundation
public import Measures
import Records

/// A request that was made, as pages list it.
public struct AskingLine: Sendable {
    public let asked: QuestionnaireAsked
    public let at: Instant
    public let answered: Bool
    /// What became of its message; nil while that is on its way, or when none was to be sent.
    public let message: MessageSettled?
}

extension Clinic {
    /// Minutes that a link works: a week when it is sent, an hour on a device of the clinic.
    static func lifetime(_ mode: AnswerSheet.Mode) -> Double { mode == .tablet ? 60 : 7 * 24 * 60 }

    /// Asks a patient to answer a questionnaire: on a tablet that is handed over, or by a link.
    ///
    /// - Parameter channel: how the link is sent; nil when staff hand it over themselves.
    /// - Returns: the link's own part of its address.
    public func ask(
        _ scale: String, mode: AnswerSheet.Mode, channel: MessageChannel?, slot: String? = nil, of patient: PatientID,
        access: Access, _ command: Command
    ) async throws -> String {
        try access.proves(.askPatient, on: patient)
        let scoring = try scoring(of: scale)
        guard isForPatients(scoring.definition) else {
            throw Refusal(
                code: "asking.scale", field: "scale",
                reason: "\(scoring.definition.title) is not a questionnaire that patients answer by themselves.",
                remedy: "Choose another, or rate it with the patient.")
        }
        guard mode == .tablet || isForLinks(scoring.definition) else {
            throw Refusal(
                code: "asking.task", field: "how",
                reason: "\(scoring.definition.title) is a timed task: it compares on a device of the clinic alone.",
                remedy: "Hand over this device.")
        }
        guard mode == .link || mode == .tablet, mode == .link || channel == nil else {
            throw Refusal(
                code: "asking.mode", field: "how", reason: "A tablet is handed over; only a link is sent.",
                remedy: "Choose how the patient answers.")
        }
        let asked = QuestionnaireAsked(
            id: newID(), scale: scale, mode: mode, channel: channel,
            expires: command.now.adding(minutes: Self.lifetime(mode)), slot: slot)
        let course = try await decide(on: patient, by: access, command) { situation in
            if let channel { try checkAddress(channel, of: situation.course) }
            return [ChartWrite(stream: .chart(patient), content: .asked(asked))]
        }
        // The same form sent again made nothing new: its link is that of the request it made before.
        let made = course.askings.last { $0.content.scale == scale && $0.content.mode == mode }?.content
        return link(made ?? asked)
    }

    /// The requests of a patient, the latest first, with the links of those that still work.
    public func askings(
        of patient: PatientID, access: Access, at now: Instant
    ) async throws -> [(line: AskingLine, link: String?)] {
        try access.proves(.askPatient, on: patient)
        let course = try await courses.course(of: patient)
        guard course.sequence > 0 else { throw Clinic.noSuchPatient }
        let answered = Set(course.sheets.compactMap(\.content.asking))
        return course.askings.reversed().map { asked in
            let line = AskingLine(
                asked: asked.content, at: asked.occurredAt, answered: answered.contains(asked.content.id),
                message: course.messages[asked.content.id])
            let works = !line.answered && now < asked.content.expires && asked.content.mode == .link
            return (line, works ? link(asked.content) : nil)
        }
    }

    private func checkAddress(_ channel: MessageChannel, of course: Course) throws {
        guard asking.channels.contains(channel) else {
            throw Refusal(
                code: "asking.channel", field: "how", reason: "This clinic sends no \(channel.words)s.",
                remedy: "Choose another way.")
        }
        guard course.registration?.contact == channel else {
            throw Refusal(
                code: "asking.consent", field: "how",
                reason: "The registration does not say that this patient agreed to be sent links by \(channel.words).",
                remedy: "Ask the patient and add it there, or choose another way.")
        }
        guard Self.recipient(channel, of: course) != nil else {
            throw Refusal(
                code: "asking.address", field: "how",
                reason: channel == .email
                    ? "There is no e-mail address in the registration."
                    : "There is no telephone number that works in the registration.",
                remedy: "Add it there, or choose another way.")
        }
    }

    /// True for a questionnaire that a patient can answer alone: its words are here, and it is theirs to rate.
    public func isForPatients(_ scale: ScaleDefinition) -> Bool {
        scale.rater == .patient && scale.modes.contains(.screen) && hasWords(scale)
    }

    /// True for a questionnaire that a patient can answer anywhere: a timed task compares on the clinic's own device alone.
    func isForLinks(_ scale: ScaleDefinition) -> Bool { isForPatients(scale) && scale.task == nil }

    /// True when every question can be shown.
    public func hasWords(_ scale: ScaleDefinition) -> Bool {
        scale.items.allSatisfy { scales.text(of: $0, in: scale) != nil }
    }
}
