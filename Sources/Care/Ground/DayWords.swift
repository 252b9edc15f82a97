extension Day {
    /// As `3 Jun`, where the year is plain from what stands around it.
    public var shortWords: String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(day)\u{A0}\(months[month - 1])"
    }

    /// As `3 Jun 2026`, which reads the same in every country.
    public var words: String { "\(shortWords)\u{A0}\(year)" }
}
