import Foundation
import Testing

@testable import Care

@Suite struct RuleApprovalTests {
    @Test func `a signature makes a default row approved and leaves the protocol's hash`() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let row = try #require(treatment.rule("BP-NO-DOSE-SYS"))
        let signed = treatment.signed(rows: [row.id: ApprovedRow(digest: row.digest, approvedBy: "Dr Vega")])
        #expect(signed.rule(row.id)?.approved == true)
        #expect(signed.rule(row.id)?.approvedBy == "Dr Vega")
        #expect(signed.rule("BP-NO-DOSE-DIA")?.approved == false)
        #expect(signed.hash == treatment.hash)
        #expect(signed.rule(row.id)?.digest == row.digest)
    }

    @Test func `a changed row loses its signature, an unchanged one keeps it`() throws {
        let before = try ShippedProtocols.treatment("iv-racemic")
        let ids = ["BP-NO-DOSE-SYS", "BP-NO-DOSE-DIA"]
        let signatures = try Dictionary(
            uniqueKeysWithValues: ids.map { id in
                (id, ApprovedRow(digest: try #require(before.rule(id)).digest, approvedBy: "Dr Vega"))
            })
        let after = try ShippedProtocols.treatment(
            "iv-racemic", changing: "BP-NO-DOSE-SYS", in: "foundation-session", to: "165"
        ).signed(rows: signatures)
        #expect(after.rule("BP-NO-DOSE-SYS")?.approved == false)
        #expect(after.rule("BP-NO-DOSE-DIA")?.approved == true)
    }

    @Test func `a withdrawn signature is gone when signatures are applied again`() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let row = try #require(treatment.rule("BP-NO-DOSE-SYS"))
        let signed = treatment.signed(rows: [row.id: ApprovedRow(digest: row.digest, approvedBy: "Dr Vega")])
        #expect(signed.signed(rows: [:]).rule(row.id)?.approved == false)
    }

    @Test func `the digest of a known text is SHA-256 of its canonical JSON`() {
        // printf '"abc"' | sha256sum
        #expect(Digest.hex(of: "abc") == "6cc43f858fbb763301637b5af970e2a46b46f461f27e5a0f41e009c59b827b25")
    }
}
