extension Stylesheet {
    static let charts: StaticString = #"""

        """#
}
