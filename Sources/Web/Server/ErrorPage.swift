import Care
import Clinic

/// Pages for what did not work. They say nothing about any patient.
enum ErrorPage {
    static func notFound(_ visit: Visit?) -> HTML {
        page(
            visit, title: "Not found",
            """
            <p>There is nothing at this address that you may see. Go back, or start from Today.</p>
            <p>Looking for a chart in an emergency? <a href="\(url: Site.emergency)">Break glass</a>, with a reason.</p>
            """)
    }

    static func refused(_ refusal: Refusal, _ visit: Visit?) -> HTML {
        page(visit, title: "Not saved", "<p role=\"alert\">\(refusal.reason) \(refusal.remedy)</p>")
    }

    static func notSaved(_ why: NotSaved, _ visit: Visit?) -> HTML {
        let words: HTML =
            switch why {
            case .full:
                "There is no space left on the disk, so this was NOT saved. Tell whoever runs the server; then send it again."
            case .conflict:
                "Somebody else changed this at the same moment, so yours was NOT saved. Load the page again."
            case .reused: "This form was already used for something else, so this was NOT saved. Load the page again."
            case .readOnly:
                "The disk has failed and the record is read-only, so this was NOT saved. Write it on paper and tell whoever runs the server."
            case .unavailable:
                "The record could not be written or read, so this was NOT saved. Tell whoever runs the server."
            }
        return page(visit, title: "NOT saved", "<p role=\"alert\">\(words)</p>")
    }

    static func fault(_ visit: Visit?) -> HTML {
        page(
            visit, title: "Something went wrong",
            "<p role=\"alert\">This was not done because of a fault in the program. Nothing was half-saved. Try again; if it comes back, tell whoever runs the server.</p>"
        )
    }

    private static func page(_ visit: Visit?, title: String, _ body: HTML) -> HTML {
        let content: HTML = "<h1>\(title)</h1>\(body)<p><a href=\"/\">Today</a></p>"
        guard let visit else { return PageFrame(clinic: "Halcyon").render(title: title, body: content, width: .narrow) }
        return visit.page(title: title, body: content, width: .narrow)
    }
}
