import Care
import Foundation
import Records

/// How the clinic wants its floor shown.
public struct FloorSettings: ClinicSetting, Hashable {
    public enum Names: String, Sendable, Hashable, Codable, CaseIterable {
        /// On a wall where other patients may read.
        case initials
        case full
    }
    public var names: Names
    /// Every chair there is, in the order they stand.
    public var chairs: [String]

    public init(names: Names = .initials, chairs: [String] = []) {
        self.names = names
        self.chairs = chairs
    }

    static let stream: StreamName = "floor"
    static let kind = "floor.settings"
}

extension Clinic {
    /// How the floor is shown, for whoever may change it.
    public func floorSettings(access: Access) async throws -> FloorSettings {
        try access.proves(.changeSettings)
        return try await floorSettings()
    }

    func floorSettings() async throws -> FloorSettings {
        try await FloorSettings.load(from: store) ?? FloorSettings()
    }

    /// Changes how the floor is shown, for everybody.
    public func changeFloor(to settings: FloorSettings, access: Access, _ command: Command) async throws {
        try access.proves(.changeSettings)
        let chairs = settings.chairs.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.isEmpty }
        guard chairs.count <= 60, chairs.allSatisfy({ $0.count <= 40 }) else {
            throw Refusal(
                code: "floor.chairs", field: "chairs", reason: "There are over 60 chairs, or one has a long name.",
                remedy: "Name at most 60 chairs, each in at most 40 characters.")
        }
        guard Set(chairs).count == chairs.count else {
            throw Refusal(
                code: "floor.chairs", field: "chairs", reason: "Two chairs have the same name.",
                remedy: "Give each chair a name of its own.")
        }
        try await FloorSettings(names: settings.names, chairs: chairs)
            .save(in: store, by: access, zone: zone, command)
    }
}
