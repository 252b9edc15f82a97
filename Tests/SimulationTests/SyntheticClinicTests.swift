import Care
import Clinic
import Foundation
import Records
import Testing

@testable import Simulation

/// What a synthetic clinic of a few dozen patients shows.
@Suite struct SyntheticClinicTests {
    @Test func `Everyone of a real clinic's roles can sign in`() async throws {
        let accounts = try await SharedClinic.accounts
        let roles = Set(accounts.map(\.role))
        #expect(
            roles == [
                "front desk", "nurse", "prescriber", "therapist", "pharmacist", "owner", "auditor", "patient",
            ])
        #expect(accounts.allSatisfy { $0.password.count >= 15 })
        for role in roles {
            let visit = try await SharedClinic.clinic.visit(role)
            #expect(visit.person.roles.count == 1)
            #expect(visit.premises.clinic.identity.isSynthetic)
        }
    }

    @Test func `Patients are in every phase`() async throws {
        let phases = try await SharedClinic.clinic.phases()
        #expect(phases.values.reduce(0, +) == SharedClinic.patients)
        for phase in CoursePhase.allCases { #expect(phases[phase.rawValue] ?? 0 > 0, "\(phase)") }
    }

    @Test func `Every registration says that the patient is made up`() async throws {
        let rows = try await SharedClinic.clinic.store.rows(
            "SELECT record_number, synthetic, phone FROM patients ORDER BY record_number")
        #expect(try rows.first?.text(0) == "S-000001")
        #expect(try rows.allSatisfy { try $0.bool(1) && $0.text(2).contains("555-01") })
    }

    @Test func `Candidates are declined for real reasons`() async throws {
        let declined = try await SharedClinic.clinic.entries("screening-decided").compactMap { entry in
            if case .screeningDecided(let decision) = entry, decision.outcome == .declined { decision } else { nil }
        }
        let rules = Set(declined.flatMap { $0.result.findings.filter { $0.severity == .exclude }.map(\.id) })
        #expect(rules.isSuperset(of: ["E-PSY", "E-ANEU", "E-AGE", "E-BPUNC", "E-MI6", "E-PREG"]), "\(rules)")
    }

    @Test func `Several protocols and indications are in use`() async throws {
        let plans = try await SharedClinic.clinic.entries("plan-signed").compactMap { entry in
            if case .planSigned(let signed) = entry { signed } else { nil }
        }
        #expect(
            Set(plans.map(\.plan.protocolID))
                == ["iv-racemic", "spravato", "im-racemic", "sc-racemic", "iv-pain"])
        #expect(
            Set(plans.map(\.plan.indication)).isSuperset(of: [
                .depression, .posttraumaticStress, .generalisedAnxiety, .pain,
            ]))
        #expect(plans.contains { $0.revision > 1 })
        #expect(plans.contains { $0.secondSignature != nil })
    }

    @Test func `Courses end well, badly and by the patient's own wish`() async throws {
        let clinic = try await SharedClinic.clinic
        let outcomes = Set(
            try await clinic.entries("course-decided").compactMap { entry in
                if case .courseDecided(let decision) = entry { decision.outcome } else { nil }
            })
        #expect(outcomes == Set(CourseDecision.Outcome.allCases), "\(outcomes)")
        #expect(try await clinic.entries("consent-withdrawn").count >= 1)
        #expect(try await clinic.entries("booking-cancelled").count >= 3)
    }

    @Test func `Sessions have adverse events, pauses, overrides and days without a dose`() async throws {
        let clinic = try await SharedClinic.clinic
        var kinds: Set<AdverseEventKind> = []
        for case .adverseEvent(let event) in try await clinic.entries("adverse-event") { kinds.insert(event.kind) }
        #expect(kinds.isSuperset(of: [.hypertension, .vomiting, .distress, .nausea]), "\(kinds)")
        let pauses = try await clinic.entries("dose").filter { if case .dose(.paused) = $0 { true } else { false } }
        #expect(!pauses.isEmpty)
        var overridden: Set<String> = []
        for case .gateOverridden(let override) in try await clinic.entries("gate-overridden") {
            overridden.formUnion(override.points)
        }
        #expect(overridden.contains("BP-HOLD"))
        let early = try await clinic.entries("discharge-overridden")
        #expect(!early.isEmpty)
        let endings = try await clinic.entries("session-closed").compactMap { entry in
            if case .sessionClosed(let summary) = entry { summary.ending } else { nil }
        }
        #expect(endings.contains(.notDosed) && endings.contains(.discharged))
    }

    @Test func `Wrong entries are taken back or amended`() async throws {
        var kinds: [Correction.Kind: Set<String>] = [:]
        for case .corrected(let correction) in try await SharedClinic.clinic.entries("corrected") {
            kinds[correction.kind, default: []].insert(correction.replacement?.kind ?? "none")
        }
        #expect(kinds[.enteredInError] == ["none"])
        #expect(kinds[.amended]?.isSuperset(of: ["measured", "scored", "signs"]) == true, "\(kinds)")
    }

    @Test func `People meet refusals and act on them`() async throws {
        let last = try #require(try await SharedClinic.clinic.progress.last)
        for code in [
            "dose.gate", "discharge.gate", "consent.education", "dose.weight-old", "signs.implausible",
            "dose.exceeds-order", "dose.concentration", "plan.second-signature", "sign-in.failed",
        ] { #expect(last.contains(code), "\(code) in \(last)") }
    }

    @Test func `Therapists' notes stand beside progress notes`() async throws {
        var kinds: Set<ClinicalNote.Kind> = []
        for case .noted(let note) in try await SharedClinic.clinic.entries("noted") { kinds.insert(note.kind) }
        #expect(kinds.isSuperset(of: [.preparation, .integration, .progress, .telephone]))
    }

    @Test func `Names and places are of one pattern and the seed decides them`() {
        var generator = SplitMix64(seed: 1_234_567)
        // First numbers of the reference implementation for this seed.
        #expect(generator.next() == 6_457_827_717_110_365_317)
        #expect(generator.next() == 3_203_168_211_198_807_973)
        var one = SplitMix64(seed: 1, part: 5)
        var other = SplitMix64(seed: 1, part: 6)
        #expect(PersonNames.family(&one) != "" && one.next() != other.next())
    }
}
