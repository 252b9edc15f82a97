import ArgumentParser
import Care
import Clinic
import Foundation
import Records

struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Creates a clinic and its first owner.")

    @OptionGroup var data: DataDirectory
    @Option(help: "The clinic's name, as patients know it.") var clinic: String
    @Option(help: "The clinic's IANA time zone, as America/Phoenix.") var timeZone: String
    @Option(help: "E-mail address of the first owner.") var admin: String

    func run() async throws {
        let password = try Self.password()
        try data.make()
        let store = try data.open()
        do {
            let foundation = ClinicFoundation(store: store, hasher: PasswordHasher())
            try await foundation.create(
                name: clinic, zone: timeZone, adminEmail: admin, password: password, now: Instant(Date()))
        } catch {
            try? await store.close()
            throw error
        }
        try await store.close()
        print("Created \(clinic) in \(data.path). Start it with: halcyon serve --data \(data.path)")
    }

    /// From `HALCYON_ADMIN_PASSWORD`, or typed without being shown.
    private static func password() throws -> String {
        if let given = ProcessInfo.processInfo.environment["HALCYON_ADMIN_PASSWORD"], !given.isEmpty { return given }
        guard isatty(STDIN_FILENO) == 1 else {
            throw Failure("password: there is none. Set HALCYON_ADMIN_PASSWORD, or run this in a terminal to type it.")
        }
        guard let typed = getpass("Password for the owner: ") else { throw Failure("password: none was typed.") }
        let first = String(cString: typed)
        guard let repeated = getpass("Again: "), String(cString: repeated) == first else {
            throw Failure("password: the two were not the same. Run it again.")
        }
        return first
    }
}
