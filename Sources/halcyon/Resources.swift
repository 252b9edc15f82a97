import Care
import Foundation
import Measures

/// The data files that come with the program: `Protocols`, `Education`, and the scales that the build puts beside it.
///
/// They are looked for in `HALCYON_RESOURCES`, then beside the program and in the directories above it, so that a program
/// that was built in place and one that was copied with its files both find them.
enum Resources {
    static func protocols() throws -> ProtocolLibrary {
        try ProtocolLibrary(files: try files(in: "Protocols"))
    }

    static func education() throws -> EducationLibrary {
        try EducationLibrary(files: try files(in: "Education"))
    }

    /// The shipped scales, and the wording files of the folder that `HALCYON_SCALE_PACKS` names.
    static func scales() throws -> ScaleLibrary {
        let packs = ProcessInfo.processInfo.environment["HALCYON_SCALE_PACKS"]
        return try ScaleLibrary(
            files: try files(in: "halcyon_Measures.resources/Resources"), packs: try packs.map(files(of:)) ?? [:])
    }

    private static func files(in folder: String) throws -> [String: Data] {
        try files(of: try find(folder))
    }

    private static func files(of directory: String) throws -> [String: Data] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
            throw Failure("\(directory) is not a folder that can be read. Name one, or check its permissions.")
        }
        var files: [String: Data] = [:]
        for name in names where name.hasSuffix(".json") {
            guard let data = FileManager.default.contents(atPath: directory + "/" + name) else {
                throw Failure("\(directory)/\(name) cannot be read. Check its permissions.")
            }
            files[name] = data
        }
        return files
    }

    private static func find(_ folder: String) throws -> String {
        var places: [String] = []
        if let chosen = ProcessInfo.processInfo.environment["HALCYON_RESOURCES"] { places.append(chosen) }
        var place = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        while place.path != "/" {
            places.append(place.path)
            place.deleteLastPathComponent()
        }
        for place in places {
            let directory = place + "/" + folder
            var isDirectory: ObjCBool = false
            if FileManager.default.fileExists(atPath: directory, isDirectory: &isDirectory), isDirectory.boolValue {
                return directory
            }
        }
        throw Failure(
            "The folder \(folder) is not beside the program. Keep them together, or name their place in HALCYON_RESOURCES."
        )
    }
}
