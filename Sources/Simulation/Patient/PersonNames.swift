/// Given names from many places, and family names from plants and landscapes that hardly anyone bears.
enum PersonNames {
    static let women = [
        "Aisha", "Beatriz", "Chidinma", "Daria", "Elena", "Fatima", "Grace", "Hana", "Imani", "Jana", "Kamala", "Lin",
        "Maren", "Nadia", "Oluchi", "Paloma", "Quynh", "Rosa", "Saoirse", "Tamar", "Uma", "Valentina", "Wren", "Ximena",
        "Yuki", "Zora", "Alice", "Bronwyn", "Camila", "Dolores", "Esther", "Freya", "Greta", "Helena", "Ines", "Joan",
        "Katya", "Leonor", "Miriam", "Noor",
    ]
    static let men = [
        "Adrian", "Bashir", "Carlos", "Dmitri", "Emeka", "Felix", "Gustavo", "Hassan", "Ivan", "Jamal", "Kenji", "Luis",
        "Malik", "Nils", "Omar", "Pavel", "Quentin", "Rafael", "Samuel", "Tariq", "Umberto", "Viktor", "Wei", "Xavier",
        "Yusuf", "Zoltan", "Arthur", "Benedict", "Callum", "Diego", "Edwin", "Franz", "Giorgio", "Hugo", "Isaac",
        "Jonah",
        "Kofi", "Leander", "Marcus", "Noel",
    ]
    static let others = ["Ari", "Blue", "Casey", "Devin", "Ellis", "Kai", "Morgan", "Robin", "Sasha", "Skyler"]

    private static let landscapes = [
        "Alder", "Amber", "Ash", "Barley", "Birch", "Bramble", "Briar", "Cedar", "Clover", "Copper", "Cypress", "Elder",
        "Fern", "Flint", "Hawthorn", "Hazel", "Heather", "Holly", "Iris", "Juniper", "Larch", "Laurel", "Linden",
        "Maple", "Marsh", "Meadow", "Mulberry", "Myrtle", "Oak", "Olive", "Poplar", "Reed", "Rowan", "Rush", "Saffron",
        "Sage", "Sedge", "Sorrel", "Spruce", "Sumac", "Tansy", "Teasel", "Thistle", "Thyme", "Willow", "Yarrow", "Yew",
    ]
    private static let places = [
        "brook", "combe", "croft", "dale", "down", "field", "ford", "garth", "gate", "glen", "grove", "haven", "holm",
        "hurst", "lake", "land", "leigh", "marsh", "mere", "moor", "ridge", "shaw", "shore", "side", "stone", "vale",
        "wick", "wold", "wood", "worth",
    ]

    static func family(_ random: inout SplitMix64) -> String { random.pick(landscapes) + random.pick(places) }
}
