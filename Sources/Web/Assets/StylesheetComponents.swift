extension Stylesheet {
    static let components: StaticString = #"""

        """#
}
