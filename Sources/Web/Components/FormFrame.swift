import Care

/// A form that can be sent once: it carries the command's id, so the same form posted twice is one entry, and a token
/// that no other
/// site knows.
///
///     FormFrame(action: "/patients/7/weights", commandID: id, token: token, button: "Record weight", fields:
/// "\(weight)")
struct FormFrame: Component {
    /// Names of the two hidden fields, as the receiving route must read them.
    static let commandName = "command"
    static let tokenName = "token"

    let action: String
    let commandID: String
    let token: String
    /// What the button says: the verb and the thing, as `Record weight`.
    let button: String
    let fields: HTML
    var refusals: [Refusal] = []
    /// For what cannot be taken back: withdraw, exclude, override.
    var grave = false
    /// Where a person goes who changes their mind.
    var cancelPath: String?
    /// Forms that carry a file.
    var file = false
    /// A button beside the first that sends the same fields elsewhere, as a preview that saves nothing.
    var otherButton: HTML?

    var html: HTML {
        """
        <form class="form" method="post" action="\(url: action)"\
        \(if: file, " enctype=\"multipart/form-data\"") novalidate>
        <input type="hidden" name="\(Self.commandName)" value="\(commandID)">\
        <input type="hidden" name="\(Self.tokenName)" value="\(token)">
        \(if: !refusals.isEmpty, summary)\(fields)
        <div class="actions"><button type="submit" class="button \(if: grave, "grave", else: "primary")">\(button)</button>\(otherButton)\
        \(cancelPath.map { "<a class=\"button quiet\" href=\"\(url: $0)\">Cancel</a>" })</div>
        </form>
        """
    }

    private var summary: HTML {
        """
        <div class="refusals" role="alert" tabindex="-1"><h3>\(Icon.exclude.html) Not saved</h3><ul>\
        \(refusals.map { refusal in
            let words: HTML = "\(refusal.reason) \(refusal.remedy)"
            guard let field = refusal.field else { return "<li>\(words)</li>" }
            return "<li><a href=\"#\(Field.identifier(field))\">\(words)</a></li>"
        })</ul></div>

        """
    }
}

extension [Refusal] {
    /// What to show beside the field of that name.
    func error(for field: String) -> String? {
        first { $0.field == field }.map { "\($0.reason) \($0.remedy)" }
    }
}
