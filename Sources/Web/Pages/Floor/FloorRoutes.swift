import Care
import Clinic

/// The floor: every chair on one page, for a wall, a tablet or a phone.
enum FloorRoutes {
    static let routes: [Route] = [
        .get(Site.floor, .permission(.seeFloor), reads: "floor") { visit in
            let floor = try await visit.clinic.floor(access: try visit.access(), at: visit.now)
            let directory = await visit.clinic.people.directory
            let page = FloorPage(
                floor: floor, names: Dictionary(uniqueKeysWithValues: directory.everyone.map { ($0.id, $0.name) }),
                clock: WallClock(visit.clinic.zone), viewer: try visit.person().id,
                isWall: visit.query["wall"] == "yes")
            return .page(
                visit.page(
                    title: "Floor", body: page.html, current: Site.floor, theme: .dim, width: .wide,
                    scripts: [.liveScript]))
        },
        .live(Site.floorLive, .permission(.seeFloor)) { visit in
            try visit.clinic.floorChanges(after: visit.position, access: try visit.access())
        },
        .get(Site.floorSettings, .permission(.changeSettings)) { visit in .page(try await settings(visit)) },
        .post(
            Site.floorSettings, .permission(.changeSettings),
            { visit in
                try await visit.clinic.changeFloor(
                    to: FloorSettings(
                        names: FloorSettings.Names(rawValue: visit.form["names"]) ?? .initials,
                        chairs: visit.form["chairs"].split(whereSeparator: \.isNewline).map(String.init)),
                    access: try visit.access(), try visit.command())
                return .redirect(Site.floorSettings)
            },
            again: { visit, refusal in .page(try await settings(visit, refusal)) }),
    ]

    private static func settings(_ visit: Visit, _ refusal: Refusal? = nil) async throws -> HTML {
        let settings = try await visit.clinic.floorSettings(access: try visit.access())
        let typed = refusal == nil ? settings.chairs.joined(separator: "\n") : visit.form["chairs"]
        let names = refusal == nil ? settings.names.rawValue : visit.form["names"]
        let form = visit.formFrame(
            to: Site.floorSettings, button: "Save",
            fields: """
                \(Field(
                    "names", "Patients are shown as",
                    .radio([
                        .init("initials", "Initials", hint: "For a screen that others can read."),
                        .init("full", "Full name"),
                    ]), value: names))\(Field(
                    "chairs", "Chairs, one on each line", .textArea(rows: 8), value: typed,
                    hint: "In the order they stand.", error: refusal?.field == "chairs" ? refusal?.reason : nil,
                    required: false))
                """, refusals: refusal.map { [$0] } ?? [])
        return visit.page(
            title: "Floor settings",
            body: """
                \(PageHeading(title: "Floor settings", remark: "For everybody in this clinic"))\(Panel(
                    title: "What the floor shows", body: form.html))
                """, current: Site.floor, width: .narrow)
    }
}
