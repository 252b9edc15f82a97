import Testing

@testable import Care

@Suite("When consent may be taken and how long it holds")
struct ConsentRulesTests {
    static func chart(
        eligible: Bool = true, correct: Int? = 6, under treatment: TreatmentProtocol
    ) -> EntryLog {
        var log = EntryLog()
        log.append(.registered(Sample.registration()))
        if eligible { log.append(.screeningDecided(Sample.decision(.eligible, under: treatment))) }
        if let correct { log.append(.educationRead(Sample.education(treatment, correct: correct))) }
        return log
    }

    static func sign(
        _ log: EntryLog, as name: String = Sample.name.display, under treatment: TreatmentProtocol
    ) throws -> ConsentSigned {
        try ConsentRules.sign(
            name, for: log.course, under: treatment, documentVersion: "1.0.0", documentHash: "ab",
            witness: Sample.nurse, on: Sample.today)
    }

    static func code(
        _ log: EntryLog, _ treatment: TreatmentProtocol, as name: String = Sample.name.display
    ) -> String? {
        refusal { () throws in try sign(log, as: name, under: treatment) }?.code
    }

    @Test("it holds for the days of the protocol and names the text that was signed")
    func signed() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let consent = try Self.sign(Self.chart(under: treatment), under: treatment)
        #expect(consent.validThrough == Sample.today.adding(days: 365))
        #expect(consent.documentHash == "ab")
        #expect(consent.protocolID == treatment.id)
        let unlimited = try ShippedFiles.treatment("iv-racemic", changing: ["CONSENT-VALID": nil])
        #expect(Self.code(Self.chart(under: unlimited), unlimited) == "consent.rule")
    }

    @Test("only a patient found eligible, who passed the whole comprehension check, is asked")
    func before() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        #expect(Self.code(Self.chart(eligible: false, under: treatment), treatment) == "consent.not-eligible")
        #expect(Self.code(Self.chart(correct: nil, under: treatment), treatment) == "consent.education")
        #expect(Self.code(Self.chart(correct: 5, under: treatment), treatment) == "consent.education")
        let muscle = try ShippedProtocols.treatment("im-racemic")
        #expect(Self.code(Self.chart(under: treatment), muscle) == "consent.education", "education is per route")
        let unknown = try ShippedFiles.treatment("iv-racemic", changing: ["QUIZ-PASS": nil])
        #expect(Self.code(Self.chart(under: unknown), unknown) == "consent.education")
    }

    @Test("the name is the registered one; case, accents and spaces do not matter")
    func name() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let log = Self.chart(under: treatment)
        for name in ["Noël Example", "noel example", "  NOËL   EXAMPLE ", "Noe\u{308}l Example"] {
            #expect(Self.code(log, treatment, as: name) == nil, "\(name)")
        }
        for name in ["", "Noël", "Example Noël", "Joël Example", "NoëlExample"] {
            #expect(Self.code(log, treatment, as: name) == "consent.name", "\(name)")
        }
    }

    @Test("a withdrawal needs a consent in force and a word, and ends all consents at once")
    func withdrawal() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        func code(_ log: EntryLog, reason: String = "too strange", on day: Day = Sample.today) -> String? {
            refusal { () throws in try ConsentRules.withdraw(reason: reason, of: log.course, on: day) }?.code
        }
        var log = EntryLog.planned(treatment)
        #expect(code(log) == nil)
        #expect(code(log, reason: "") == "consent.reason")
        #expect(code(log, on: Sample.today.adding(days: 366)) == "consent.none")
        #expect(code(EntryLog()) == "consent.none")
        log.append(.consentSigned(Sample.consent("im-racemic")))
        log.append(.consentWithdrawn(ConsentWithdrawn(reason: "r")))
        #expect(code(log) == "consent.none")
        #expect(log.course.consent(for: treatment.id, on: Sample.today) == nil)
        #expect(log.course.consent(for: "im-racemic", on: Sample.today) == nil)
    }
}
