import ArgumentParser
import Care
import Clinic
import Foundation

/// How the server reaches patients.
struct MessageOptions: ParsableArguments {
    @Option(help: "A program like sendmail: run with -t -i, the message with its headers on its standard input.")
    var mailCommand: String?
    @Option(help: "A program that sends a text message: the number as its argument, the text on its standard input.")
    var textCommand: String?
    @Option(help: "How patients reach this server, as https://clinic.example.org: what their links begin with.")
    var publicURL: String?

    func carrier() throws -> CommandCarrier {
        var programs: [MessageChannel: String] = [:]
        for (channel, option, path) in [
            (MessageChannel.email, "mail-command", mailCommand), (.text, "text-command", textCommand),
        ] {
            guard let path else { continue }
            guard path.hasPrefix("/"), FileManager.default.isExecutableFile(atPath: path), !Self.isFolder(path) else {
                throw Failure("\(option): \(path) is not a program that can be run. Give the whole path of one.")
            }
            guard publicURL != nil else {
                throw Failure(
                    "public-url: a link that is sent needs an address. Give it as https://clinic.example.org.")
            }
            programs[channel] = path
        }
        return CommandCarrier(programs)
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// Without a slash at its end.
    ///
    /// - Parameter local: where the server listens, when nothing else was said.
    func publicAddress(local: String) throws -> String {
        guard let publicURL else { return local }
        guard publicURL.wholeMatch(of: /https?:\/\/[A-Za-z0-9.\-]+(:[0-9]+)?\/?/) != nil else {
            throw Failure("public-url: \(publicURL) is not an address. Write it as https://clinic.example.org.")
        }
        return publicURL.hasSuffix("/") ? String(publicURL.dropLast()) : publicURL
    }
}
