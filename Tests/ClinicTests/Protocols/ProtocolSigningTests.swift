import Care
import Foundation
import Records
import Testing

@testable import Clinic

@Suite("Protocols: rows signed and switched in the running clinic") struct ProtocolSigningTests {
    private func sign(
        _ rows: [String], of id: String = "iv-racemic", password: String = ClinicFixture.password,
        _ clinic: ClinicFixture,
        command: Command? = nil
    ) async throws {
        try await clinic.clinic.signProtocolRows(
            rows, of: id, password: password, access: try clinic.access(.signProtocol), command ?? clinic.command())
    }

    private func approver(_ row: String, of id: String = "iv-racemic", _ clinic: ClinicFixture) async throws -> String?
    {
        try #require(await clinic.clinic.protocols.current(id)?.rule(row)).approvedBy
    }

    @Test func aRowIsApprovedOnceItIsSigned() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .opened)
            func speaks() async throws -> Bool? {
                try await clinic.view(treated.session, of: treated.patient).preDose.points.first { $0.id == "E-NPO" }?
                    .approved
            }
            let row = try #require(await clinic.clinic.protocols.current("iv-racemic")?.rule("NPO-FOOD"))
            #expect(try await speaks() == row.approved)
            #expect(await code { try await sign(["NPO-FOOD"], password: "guess", clinic) } == "signing.password")
            #expect(await code { try await sign(["NO-SUCH-ROW"], clinic) } == "protocol.row")
            #expect(await code { try await sign([], clinic) } == "protocol.rows")
            #expect(try await approver("NPO-FOOD", clinic) == nil)

            let hash = await clinic.clinic.protocols.current("iv-racemic")?.hash
            try await sign(["NPO-FOOD", "NPO-DRINK"], clinic)
            #expect(try await approver("NPO-FOOD", clinic) == "Prescriber")
            #expect(try await speaks() == true)
            #expect(await clinic.clinic.protocols.current("iv-racemic")?.hash == hash, "it says what it said")
        }
    }

    @Test func everyUnapprovedRowCanBeSignedAndThenNothingIsUnapproved() async throws {
        try await ClinicFixture.with { clinic in
            func unapproved() async throws -> [String] {
                try #require(await clinic.clinic.protocols.current("iv-racemic")).rules.values.filter { !$0.approved }
                    .map(\.id)
            }
            let rows = try await unapproved()
            #expect(!rows.isEmpty)
            try await sign(rows, clinic)
            #expect(try await unapproved().isEmpty)
        }
    }

    @Test func twoProtocolsKeepTheirOwnRowsOfOneId() async throws {
        try await ClinicFixture.with { clinic in
            try await sign(["DOSE-START"], clinic)
            #expect(try await approver("DOSE-START", of: "spravato", clinic) == nil)
            try await sign(["DOSE-START"], of: "spravato", clinic)
            #expect(try await approver("DOSE-START", of: "spravato", clinic) != nil)
            #expect(try await approver("DOSE-START", clinic) != nil)
        }
    }

    @Test func aChangedRowLosesItsApprovalAndTheOldOneIsOnRecord() async throws {
        try await ClinicFixture.with { clinic in
            try await sign(["DOSE-START", "DOSE-CAP"], clinic)
            var files = try Shipped.files("Protocols")
            let shipped = try #require(files["iv-racemic.json"])
            var file = try JSONSerialization.jsonObject(with: shipped) as? [String: Any] ?? [:]
            var rows = try #require(file["rules"] as? [[String: Any]])
            let cap = try #require(rows.firstIndex { $0["id"] as? String == "DOSE-CAP" })
            rows[cap]["value"] = 90
            file["rules"] = rows
            files["iv-racemic.json"] = try JSONSerialization.data(withJSONObject: file)
            let changed = try await Premises.open(
                clinic.store, protocols: try ProtocolLibrary(files: files), education: clinic.clinic.education,
                now: clinic.now)
            let treatment = try #require(await changed.clinic.protocols.current("iv-racemic"))
            #expect(treatment.rule("DOSE-CAP")?.approvedBy == nil)
            #expect(treatment.rule("DOSE-START")?.approvedBy == "Prescriber")
            let contents = try await clinic.store.entries(in: ProtocolShelf.stream).filter {
                $0.kind == "protocol.published"
            }
            #expect(contents.count == clinic.clinic.protocols.library.treatments.count + 1)
            // The file as it was is approved as it was.
            let restored = try await Premises.open(
                clinic.store, protocols: clinic.clinic.protocols.library, education: clinic.clinic.education,
                now: clinic.now)
            #expect(await restored.clinic.protocols.current("iv-racemic")?.rule("DOSE-CAP")?.approvedBy == "Prescriber")
            #expect(
                try await clinic.store.entries(in: ProtocolShelf.stream).count { $0.kind == "protocol.published" }
                    == contents.count)
        }
    }

    @Test func aProtocolSwitchedOffMakesNoNewPlans() async throws {
        try await ClinicFixture.with { clinic in
            func turn(_ on: Bool, _ reason: String = "shortage of vials this month") async throws {
                try await clinic.clinic.switchProtocol(
                    "iv-racemic", on: on, reason: reason, password: ClinicFixture.password,
                    access: try clinic.access(.changeProtocol), clinic.command())
            }
            let patient = try await clinic.treated(to: .consented).patient
            try await clinic.weigh(patient)
            #expect(await code { try await turn(false, "why") } == "protocol.reason")
            try await turn(false)
            #expect(await code { try await clinic.draft(clinic.form(), for: patient) } == "plan.protocol-off")
            try await turn(true, "vials have arrived")
            try await clinic.draft(clinic.form(), for: patient)
            try await turn(false)
            #expect(await code { try await clinic.sign(patient) } == "plan.protocol-off")
        }
    }

    @Test func protocolsAreSignedAndSwitchedOnceAndByTheRightPerson() async throws {
        try await ClinicFixture.with { clinic in
            let command = clinic.command("rows")
            try await sign(["DOSE-START"], clinic, command: command)
            let once = try await clinic.everything().count
            try await sign(["DOSE-START"], clinic, command: command)
            #expect(try await clinic.everything().count == once)
            await #expect(throws: StoreError.commandReused(id: command.id)) {
                try await sign(["DOSE-CAP"], clinic, command: clinic.command("other rows", id: command.id))
            }
            let wrong = try clinic.access(.seeProtocols)
            let signing = await code {
                try await clinic.clinic.signProtocolRows(
                    ["DOSE-CAP"], of: "iv-racemic", password: ClinicFixture.password, access: wrong, clinic.command())
            }
            let switching = await code {
                try await clinic.clinic.switchProtocol(
                    "iv-racemic", on: false, reason: "shortage of vials", password: ClinicFixture.password,
                    access: wrong,
                    clinic.command())
            }
            #expect(signing == "access.denied" && switching == "access.denied")
            #expect(throws: Refusal.self) { try clinic.access(.signProtocol, as: .nurse) }
        }
    }
}
