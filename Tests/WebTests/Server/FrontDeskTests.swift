import Care
import Clinic
import Foundation
import Testing

@testable import Web

/// What the front desk does: registering, booking, importing; and what it never sees.
@Suite struct FrontDeskTests {
    static let command = "0123456789abcdef"
    static let person = [
        "given": "Bea", "family": "Marsh", "birthDate": "1980-02-01", "sex": "female", "medicalRecordNumber": "H-2",
    ]

    @Test func `the day shows who comes and who is waited for, and nothing clinical`() async throws {
        try await TestClinic.with { clinic in
            try await clinic.add(.frontDesk)
            try await clinic.add(.nurse)
            let desk = try await clinic.visitor(as: .frontDesk)
            let day = try await desk.get(Site.today).body
            #expect(day.contains("Ada Example") && day.contains("Not ready") && day.contains("Waits for the"))
            for word in ["onsent", "lan ", "ducation", "Preparation", Site.chart(clinic.patient) + "\""] {
                #expect(!day.contains(word), "\(word)")
            }
            let nurse = try await clinic.visitor(as: .nurse).get(Site.today).body
            #expect(nurse.contains("Consent is current") && nurse.contains("Preparation"))
        }
    }

    @Test func `a name that is here already is asked about before a second one is registered`() async throws {
        try await TestClinic.with { clinic in
            try await clinic.add(.frontDesk)
            let desk = try await clinic.visitor(as: .frontDesk)
            let first = try await desk.post(
                Site.newPatient, Self.person.merging(["command": Self.command]) { $1 })
            #expect(first.status == 303 && first.location?.hasSuffix("/registration?done=registered") == true)
            var twin = Self.person.merging(["command": "1" + Self.command, "medicalRecordNumber": "H-3"]) { $1 }
            let asked = try await desk.post(Site.newPatient, twin)
            #expect(asked.status == 422 && asked.body.contains("name=\"confirmedNew\""))
            #expect(asked.body.contains("value=\"Marsh\"") && asked.body.contains("value=\"H-3\""))
            twin["confirmedNew"] = "yes"
            twin["command"] = "2" + Self.command
            #expect(try await desk.post(Site.newPatient, twin).status == 303)
        }
    }

    @Test func `a search is posted, so that no name stands in an address`() async throws {
        try await TestClinic.with { clinic in
            try await clinic.add(.frontDesk)
            let desk = try await clinic.visitor(as: .frontDesk)
            #expect(try await desk.post(Site.patients, ["search": "ada"]).body.contains("Ada Example"))
            #expect(try await desk.post(Site.patients, ["search": "zed"]).body.contains("Nobody found"))
            #expect(try await desk.get(Site.patients).body.contains("method=\"post\" action=\"/patients\""))
        }
    }

    @Test func `a session is booked, and a refused one keeps what was typed`() async throws {
        try await TestClinic.with { clinic in
            try await clinic.add(.frontDesk)
            let desk = try await clinic.visitor(as: .frontDesk)
            let tomorrow = Day(TestClinic.start, in: clinic.premises.clinic.zone).adding(days: 1).description
            var typed = ["date": tomorrow, "time": "25:99", "chair": "Chair 7", "command": Self.command]
            let refused = try await desk.post(Site.bookings(clinic.patient), typed)
            #expect(refused.status == 422 && refused.body.contains("value=\"Chair 7\""))
            #expect(refused.body.contains("not a time of day"))
            typed["time"] = "9:30"
            typed["command"] = "1" + Self.command
            #expect(try await desk.post(Site.bookings(clinic.patient), typed).status == 303)
            let page = try await desk.get(Site.registration(clinic.patient)).body
            #expect(page.contains("Chair 7") && page.contains("09:30"))
        }
    }
}
