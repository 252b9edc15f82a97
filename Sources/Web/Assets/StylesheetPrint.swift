extension Stylesheet {
    static let print: StaticString = #"""

        """#
}
