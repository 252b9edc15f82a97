/// Names and what they are, two by two.
struct FactList: Component {
    struct Fact: Sendable {
        let name: String
        let value: HTML

        init(_ name: String, _ value: HTML) {
            self.name = name
            self.value = value
        }
    }

    let facts: [Fact]

    var html: HTML { "<dl class=\"facts\">\(facts.map { "<dt>\($0.name)</dt><dd>\($0.value)</dd>" })</dl>\n" }
}
