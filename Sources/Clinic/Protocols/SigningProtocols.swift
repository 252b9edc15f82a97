import Care

extension Clinic {
    /// Signs rows of a protocol exactly as they read now; a row that is changed later loses its approval.
    public func signProtocolRows(
        _ rows: [String], of protocolID: String, password: String, access: Access, _ command: Command
    ) async throws {
        try access.proves(.signProtocol)
        let treatment = try await treatmentProtocol(protocolID)
        guard !rows.isEmpty else {
            throw Refusal(
                code: "protocol.rows", field: "rows", reason: "No row was chosen.",
                remedy: "Choose the rows to approve.")
        }
        var signed: [ProtocolEntry.SignedRow] = []
        for id in rows {
            guard let rule = treatment.rule(id) else {
                throw Refusal(
                    code: "protocol.row", field: id, reason: "\(treatment.title) has no row \(id).",
                    remedy: "Load the protocol again.")
            }
            signed.append(ProtocolEntry.SignedRow(row: id, digest: rule.digest))
        }
        let mark = try await mark(
            access, password: password, meaning: .approval, kind: "protocol-rows", subject: nil, under: signed, command)
        try await protocols.append(
            ProtocolEntry.rowsSignedKind,
            ProtocolEntry.RowsSigned(protocolID: protocolID, rows: signed, signature: mark), by: access, command)
    }

    /// Switches a protocol on or off for new plans.
    public func switchProtocol(
        _ protocolID: String, on enabled: Bool, reason: String, password: String, access: Access, _ command: Command
    ) async throws {
        try access.proves(.changeProtocol)
        _ = try await treatmentProtocol(protocolID)
        guard reason.count >= 10 else {
            throw Refusal(
                code: "protocol.reason", field: "reason", reason: "Switching a protocol needs a reason.",
                remedy: "Say in at least ten characters why.")
        }
        let mark = try await mark(
            access, password: password, meaning: .responsibility, kind: "protocol-switch", subject: nil,
            under: [protocolID, enabled ? "on" : "off", reason], command)
        try await protocols.append(
            ProtocolEntry.switchedKind,
            ProtocolEntry.Switched(protocolID: protocolID, enabled: enabled, reason: reason, signature: mark),
            by: access, command)
    }
}
