import Care
import Testing

@testable import Clinic

/// The matrix again, written by hand and independently of the product's table.
///
/// Columns: F front desk, N nurse, P prescriber, T therapist, R pharmacist, O owner, A auditor, I patient.
private let matrix = """
    seeToday            F N P T R O - -
    seeFloor            - N P T - - - -
    searchPatients      F N P T R O - -
    seeRegistration     F N P T R O - -
    registerPatient     F N P - - - - -
    importReferral      F N P - - - - -
    bookSession         F N P - - - - -
    seeChart            - N P T - - - -
    seePlan             - N P T R - - -
    seeTherapyNotes     - - - T - - - -
    writeTherapyNote    - - - T - - - -
    recordHistory       - N P - - - - -
    recordScore         - N P T - - - -
    askPatient          F N P T - - - -
    seeOutbox           F N P T - O - -
    writeNote           - N P T - - - -
    correctEntry        - N P T - - - -
    seeOwnChart         - - - - - - - I
    screen              - N P - - - - -
    decideScreening     - - P - - - - -
    giveEducation       - N P T - - - -
    takeConsent         - N P - - - - -
    withdrawConsent     F N P T - - - -
    draftPlan           - N P - - - - -
    signPlan            - - P - - - - -
    openSession         - N P - - - - -
    recordPreDose       - N P - - - - -
    overrideGate        - - P - - - - -
    giveDose            - N P - - - - -
    recordSigns         - N P - - - - -
    answerAlarm         - N P T - - - -
    recordEvent         - N P T - - - -
    recordRecovery      - N P - - - - -
    discharge           - N P - - - - -
    overrideDischarge   - - P - - - - -
    linkMonitor         - N P - - - - -
    settleQuarantine    - N P - - - - -
    raiseRisk           F N P T R - - -
    answerRisk          - N P T - - - -
    closeRisk           - - P T - - - -
    seeTasks            F N P T R O - -
    completeTask        F N P T R O - -
    seeProtocols        - N P T R O A -
    changeProtocol      - - P - R - - -
    signProtocol        - - P - - - - -
    seePeople           - - - - - O A -
    managePeople        - - - - - O - -
    changeSettings      - - - - - O - -
    restrictChart       - - - - - O - -
    seeAccessLog        - - - - - O A -
    verifyRecord        - - - - - O A -
    breakGlass          F N P T R O - -
    reviewBreakGlass    - - - - - O - -
    """

private let columns: [Role] = [
    .frontDesk, .nurse, .prescriber, .therapist, .pharmacist, .owner, .auditor, .patient,
]

private let ada = PatientID("ada")
private let ben = PatientID("ben")
private let now = Instant(microseconds: 1_790_000_000_000_000)

private func person(
    _ roles: Set<Role>, own: PatientID? = nil, closed: Set<PatientID> = [],
    glass: [PatientID: BreakGlassGrant] = [:]
) -> SignedInPerson {
    SignedInPerson(
        id: PersonID("p"), name: "P", roles: roles, ownPatient: own, seenAt: now, closedCharts: closed,
        brokenGlass: glass)
}

private func code(_ permission: Permission, _ person: SignedInPerson, _ patient: PatientID?) -> String? {
    do {
        _ = try Authorisation.require(permission, of: person, patient: patient)
        return nil
    } catch {
        return (error as? Refusal)?.code ?? "not a refusal: \(error)"
    }
}

@Suite("People: permissions") struct PeoplePermissionTests {
    @Test func theTableIsTheMatrixWordForWord() {
        print(matrix)
        var seen: Set<Permission> = []
        for line in matrix.split(separator: "\n") {
            let cells = line.split(separator: " ", omittingEmptySubsequences: true)
            guard let permission = Permission(rawValue: String(cells[0])), cells.count == columns.count + 1 else {
                Issue.record("not a line of the matrix: \(line)")
                continue
            }
            seen.insert(permission)
            let expected = zip(columns, cells.dropFirst()).filter { $0.1 != "-" }.map(\.0)
            #expect(PermissionTable.roles(for: permission) == expected, "\(permission)")
        }
        #expect(seen == Set(Permission.allCases))
    }

    @Test func authorisationAnswersExactlyAsTheTableForEveryRoleAlone() {
        for permission in Permission.allCases {
            for role in Role.allCases {
                let granted = PermissionTable.roles(for: permission).contains(role)
                let answer = code(permission, person([role], own: ada), ada)
                #expect(answer == (granted ? nil : "access.denied"), "\(permission) as \(role)")
            }
        }
    }

    @Test func someoneWithoutARoleMayDoNothing() {
        for permission in Permission.allCases {
            #expect(code(permission, person([]), ada) == "access.denied")
        }
    }

    @Test func severalRolesHoldWhatEachHoldsAndTheAccessNamesTheOneThatDid() throws {
        let both = person([.owner, .prescriber])
        #expect(try Authorisation.require(.signProtocol, of: both, patient: nil).role == .prescriber)
        #expect(try Authorisation.require(.managePeople, of: both, patient: nil).role == .owner)
        #expect(code(.signProtocol, person([.owner]), nil) == "access.denied")
    }

    @Test func whatIsAboutAPatientCannotBeAskedForWithoutNamingOne() {
        let everyone = person(Set(Role.allCases), own: ada)
        for permission in Permission.allCases {
            #expect(
                code(permission, everyone, nil) == (permission.needsPatient ? "access.patient-missing" : nil),
                "\(permission)")
        }
    }

    @Test func aPatientSeesTheirOwnChartAndNoOther() {
        #expect(code(.seeOwnChart, person([.patient], own: ada), ada) == nil)
        #expect(code(.seeOwnChart, person([.patient], own: ada), ben) == "access.denied")
        #expect(code(.seeOwnChart, person([.patient]), ada) == "access.denied")
        #expect(code(.seeChart, person([.patient], own: ada), ada) == "access.denied")
    }

    @Test func aRestrictedChartIsClosedForEverythingButItsPatient() {
        let nurse = person([.nurse], closed: [ada])
        for permission in Permission.allCases where PermissionTable.roles(for: permission).contains(.nurse) {
            #expect(
                code(permission, nurse, ada) == (permission == .breakGlass ? nil : "access.restricted"), "\(permission)"
            )
            if permission.needsPatient { #expect(code(permission, nurse, ben) == nil) }
        }
        #expect(code(.restrictChart, person([.owner], closed: [ada]), ada) == nil)
        #expect(code(.seeOwnChart, person([.patient], own: ada, closed: [ada]), ada) == nil)
    }

    @Test func brokenGlassOpensReadingAndNothingElse() throws {
        let grant = BreakGlassGrant(reason: "unresponsive in the lobby", openedAt: now, until: now.adding(minutes: 60))
        let frontDesk = person([.frontDesk], glass: [ada: grant])
        let opened = Permission.allCases.filter { permission in
            code(permission, frontDesk, ada) == nil && code(permission, person([.frontDesk]), ada) != nil
        }
        #expect(opened == [.seeChart, .seePlan])
        let access = try Authorisation.require(.seeChart, of: frontDesk, patient: ada)
        #expect(access.breakGlassReason == "unresponsive in the lobby")
        #expect(access.role == .frontDesk)
        #expect(code(.seeChart, frontDesk, ben) == "access.denied")
    }

    @Test func brokenGlassLiftsARestrictionOnlyForWhatTheRolesGrant() throws {
        let grant = BreakGlassGrant(reason: "unresponsive in the lobby", openedAt: now, until: now.adding(minutes: 60))
        let nurse = person([.nurse], closed: [ada], glass: [ada: grant])
        #expect(try Authorisation.require(.giveDose, of: nurse, patient: ada).breakGlassReason == grant.reason)
        #expect(code(.seeTherapyNotes, nurse, ada) == "access.denied")
    }

    @Test func aGrantThatRanOutOpensNothing() {
        let grant = BreakGlassGrant(
            reason: "unresponsive in the lobby", openedAt: now.adding(minutes: -60), until: now)
        #expect(code(.seeChart, person([.frontDesk], glass: [ada: grant]), ada) == "access.denied")
    }

    @Test func anAccessProvesWhatItWasGivenForAndNothingElse() throws {
        let access = try Authorisation.require(.seeChart, of: person([.nurse]), patient: ada)
        #expect(try access.provenPatient(for: .seeChart) == ada)
        #expect(throws: Refusal.self) { try access.proves(.giveDose) }
        #expect(throws: Refusal.self) { try access.provenPatient(for: .giveDose) }
    }

    @Test func aRefusalSaysWhoMay() {
        do {
            _ = try Authorisation.require(.managePeople, of: person([.nurse]), patient: nil)
            Issue.record("a nurse managed people")
        } catch {
            #expect((error as? Refusal)?.line == "Your role may not manage people. Ask an owner.")
        }
    }
}
