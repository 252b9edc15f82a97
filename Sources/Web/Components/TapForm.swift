import Care

/// One tap each: buttons that share a form, so that whichever is pressed says what happened.
struct TapForm: Component {
    struct Button: Sendable {
        let value: String
        let label: String
        /// As `1.75 mL left`.
        var remark: String?
        var kind = Kind.plain

        init(_ value: String, _ label: String, remark: String? = nil, _ kind: Kind = .plain) {
            self.value = value
            self.label = label
            self.remark = remark
            self.kind = kind
        }
    }

    enum Kind: String, Sendable {
        case plain, primary, grave
    }

    let action: String
    let commandID: String
    let token: String
    /// The field that the pressed button's value is sent as.
    let name: String
    let buttons: [Button]
    /// What all buttons share, as a reason.
    var fields = HTML()

    var html: HTML {
        """
        <form class="taps" method="post" action="\(url: action)" novalidate>
        <input type="hidden" name="\(FormFrame.commandName)" value="\(commandID)">\
        <input type="hidden" name="\(FormFrame.tokenName)" value="\(token)">
        \(fields)<div class="button-grid">\(buttons.map { button in
            """
            <button class="button \(button.kind.rawValue)" name="\(name)" value="\(button.value)"><span>\(button.label)\
            \(button.remark.map { "<small>\($0)</small>" })</span></button>
            """ as HTML
        })</div>
        </form>

        """
    }
}
