import Foundation
import Measures
import Testing

@Suite struct ScaleCheckTests {
    private static func problems(_ changes: [String: Any]) throws -> [ScaleProblem] {
        ScaleFile.problems(in: try SampleDefinition.data(SampleDefinition.changed(changes)))
    }

    private static func band(_ from: Double, _ through: Double, _ name: String = "b") -> [String: Any] {
        ["from": from, "through": through, "name": name]
    }

    private static func gate(_ asks: [String], _ items: [String], atLeast: Int = 1, id: String = "g") -> [String: Any] {
        [
            "id": id, "asks": asks, "when": ["items": items, "atLeast": atLeast] as [String: Any],
            "ifAnswered": "count",
            "source": SampleDefinition.source,
        ]
    }

    @Test func `the sample is sound`() throws { #expect(try Self.problems([:]) == []) }

    @Test func `bands that overlap, leave gaps, end early or reach too far are told apart`() throws {
        func sentences(_ bands: [[String: Any]]) throws -> String {
            try Self.problems(["bands": bands]).map(\.text).joined(separator: "\n")
        }
        #expect(try sentences([Self.band(0, 6), Self.band(6, 12)]).contains("overlap"))
        #expect(try sentences([Self.band(6, 12), Self.band(0, 5)]).contains("overlap"))
        #expect(try sentences([Self.band(0, 4), Self.band(6, 12)]).contains("gap"))
        #expect(try sentences([Self.band(1, 12)]).contains("below 1"))
        #expect(try sentences([Self.band(0, 11)]).contains("above 11"))
        #expect(try sentences([Self.band(0, 13)]).contains("beyond"))
        #expect(try sentences([Self.band(5, 0), Self.band(6, 12)]).contains("ends before"))
        #expect(try sentences([Self.band(0, 12, "")]).contains("name"))
    }

    @Test(arguments: [
        (#"{"items":[{"id":"1","range":[0,12],"loinc":"44250-8"}]}"#, "items[0].loinc: 44250-8 is no LOINC code"),
        (
            #"{"items":[{"id":"1","range":[0,9],"loinc":"44250-9"},{"id":"2","range":[0,3],"loinc":"44250-9"}]}"#,
            "items[1].loinc: The code 44250-9 stands twice"
        ),
        (#"{"loinc":{"total":"LA6568-5"}}"#, "loinc.total: LA6568-5 is no LOINC code"),
        (
            #"{"items":[{"id":"1","answers":"a"}],"answers":{"a":[{"value":0,"loinc":"44250-9"},{"value":12}]}}"#,
            "answers.a: 44250-9 is no LOINC answer code"
        ),
        (
            #"{"items":[{"id":"1","answers":"a"}],"answers":{"a":[{"value":0,"loinc":"LA33-6"},{"value":12,"loinc":"LA33-6"}]}}"#,
            "answers.a: Two answers have the same code"
        ),
    ])
    func `LOINC codes are looked at`(changes: String, sentence: String) throws {
        let fields = try #require(JSONSerialization.jsonObject(with: Data(changes.utf8)) as? [String: Any])
        let found = try Self.problems(fields).map { "\($0.path): \($0.sentence)" }
        #expect(found.contains { $0.hasPrefix(sentence) }, "\(found)")
    }

    @Test func `gates that can never open are unreachable`() throws {
        func sentences(_ gates: [[String: Any]]) throws -> String {
            try Self.problems(["gates": gates]).map(\.text).joined(separator: "\n")
        }
        #expect(try sentences([Self.gate(["2"], ["1"])]) == "")
        #expect(try sentences([Self.gate(["2"], ["1"], atLeast: 4)]).contains("never be met"))
        #expect(try sentences([Self.gate(["2"], ["1"], atLeast: 0)]).contains("always met"))
        #expect(try sentences([Self.gate(["2"], ["3"])]).contains("unreachable"))
        #expect(try sentences([Self.gate(["2"], ["2"])]).contains("unreachable"))
        #expect(try sentences([Self.gate(["9"], ["1"])]).contains("no item 9"))
        #expect(try sentences([Self.gate(["2"], ["9"])]).contains("no item 9"))
        #expect(try sentences([Self.gate(["2"], ["1"]), Self.gate(["3"], ["1"])]).contains("stands twice"))
    }

    @Test(arguments: [
        (#"{"items":[]}"#, "no item"), (#"{"items":[{"id":"1","range":[3,0]}],"bands":[]}"#, "no answer"),
        (#"{"items":[{"id":"1"}],"bands":[]}"#, "which answers"),
        (#"{"items":[{"id":"1","answers":"none"}],"bands":[]}"#, "no list"),
        (#"{"items":[{"id":"1","range":[0,3],"values":[1]}],"bands":[]}"#, "more than once"),
        (#"{"items":[{"id":"1","range":[0,3]},{"id":"1","range":[0,3]}],"bands":[]}"#, "stands twice"),
        (#"{"items":[{"id":"1","values":[0,0]}],"bands":[]}"#, "twice"),
        (#"{"items":[{"id":"1","range":[0,99999]}],"bands":[]}"#, "beyond"),
        (#"{"items":[{"id":"1","range":[0,3],"scored":false}],"bands":[]}"#, "no total"),
        (#"{"items":[{"id":"1","range":[0,3],"suicideFrom":7}],"bands":[]}"#, "sign"),
        (#"{"items":[{"id":"1","range":[0,3],"mayEnd":true},{"id":"2","range":[0,3]}],"bands":[]}"#, "left out"),
        (#"{"id":"Not An Id"}"#, "not an id"), (#"{"version":" "}"#, "empty"), (#"{"rater":"dog"}"#, "not known"),
        (#"{"colour":"red"}"#, "not a field"), (#"{"items":"four"}"#, "a text"), (#"{"bandSource":null}"#, "null"),
        (#"{"missing":{"method":"meanOfAnswered","source":{"text":"t","evidence":"D"}}}"#, "no limit"),
        (
            #"{"missing":{"method":"mustBeComplete","rounding":"nearest","source":{"text":"t","evidence":"D"}}}"#,
            "imputed"
        ),
        (
            #"{"missing":{"method":"mustBeComplete","neverImpute":["9"],"source":{"text":"t","evidence":"D"}}}"#,
            "no item 9"
        ),
        (#"{"missing":{"method":"mustBeComplete"}}"#, "source is missing"),
        (
            #"{"scoring":{"method":"none","better":"lower","source":{"text":"t","evidence":"D"}}}"#,
            "neither a total nor a class"
        ),
        (
            #"{"scoring":{"method":"sum","better":"lower","multiplier":0,"source":{"text":"t","evidence":"D"}}}"#,
            "multiplier"
        ),
        (#"{"scoring":{"method":"sum","better":"lower","source":{"text":" ","evidence":"D"}}}"#, "empty"),
        (#"{"subscales":[{"id":"s","title":"s","items":["7"]}]}"#, "no item 7"),
        (#"{"licence":{"class":"D","notice":"n","source":"s","evidence":"D"}}"#, "total alone"),
        (#"{"licence":{"class":"A","notice":"n","source":"s","evidence":"D"}}"#, "no text"),
        (#"{"instruction":"Words of somebody else"}"#, "may not ship"),
        (#"{"wordingChecksum":"00"}"#, "no wording"),
        (
            #"{"change":[{"id":"r","kind":"remission","points":3,"source":{"text":"t","evidence":"D"}}]}"#,
            "what it takes"
        ),
        (#"{"change":[{"id":"r","kind":"response","percent":-3,"source":{"text":"t","evidence":"D"}}]}"#, "above zero"),
        (#"{"change":[{"id":"r","kind":"remission","score":13,"source":{"text":"t","evidence":"D"}}]}"#, "No total"),
    ])
    func `each fault of a definition is said in words`(change: String, words: String) throws {
        let changes = try #require(try JSONSerialization.jsonObject(with: Data(change.utf8)) as? [String: Any])
        let problems = try Self.problems(changes)
        #expect(problems.contains { $0.text.contains(words) }, "\(problems.map(\.text))")
        #expect(problems.allSatisfy { !$0.remedy.isEmpty })
    }

    @Test func `a criterion may ask for the total of a subscale that can be reached and missed`() throws {
        func sentences(_ subscale: String, _ atLeast: Int) throws -> String {
            try Self.problems([
                "subscales": [["id": "s", "title": "S", "items": ["1", "2"]] as [String: Any]],
                "criteria": [
                    [
                        "id": "c", "title": "C", "all": [],
                        "reaches": [["subscale": subscale, "atLeast": atLeast] as [String: Any]],
                        "source": SampleDefinition.source,
                    ] as [String: Any]
                ],
            ]).map(\.text).joined(separator: "\n")
        }
        #expect(try sentences("s", 6) == "")
        #expect(try sentences("s", 7).contains("ends at 6"))
        #expect(try sentences("s", 0).contains("always met"))
        #expect(try sentences("t", 3).contains("no subscale t"))
    }

    static let taskFaults = [
        (#"{"kind":"juggling"}"#, "not known"), (#"{"trials":0}"#, "how many turns"), (#"{"practice":-1}"#, "practice"),
        (#"{"waitMilliseconds":[4000,1000]}"#, "not a span"), (#"{"waitMilliseconds":[1000]}"#, "not a span"),
        (#"{"lapseMilliseconds":100}"#, "before a lapse"), (#"{"lapseMilliseconds":9000}"#, "every time"),
        (#"{"kind":"symbol-coding"}"#, "how long"), (#"{"kind":"symbol-coding","seconds":90}"#, "No item errors"),
    ]

    @Test(arguments: taskFaults)
    func `a task that cannot run, or whose result nothing takes, is said in words`(change: String, words: String) throws
    {
        let data = try #require(try Vectors.shippedFiles()["own-reaction-time.json"])
        var fields = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let changes = try #require(try JSONSerialization.jsonObject(with: Data(change.utf8)) as? [String: Any])
        let task = try #require(fields["task"] as? [String: Any])
        fields["task"] = task.merging(changes) { $1 }
        let problems = ScaleFile.problems(in: try SampleDefinition.data(fields))
        #expect(problems.contains { $0.text.contains(words) }, "\(problems.map(\.text))")
        fields["task"] = task
        fields["modes"] = ["paper"]
        #expect(ScaleFile.problems(in: try SampleDefinition.data(fields)).contains { $0.text.contains("on a screen") })
    }

    @Test(arguments: ["", "{", "[]", "null", "17", #"{"id":"x",}"#, "\u{FEFF}"])
    func `what is no definition at all is said too`(text: String) {
        #expect(!ScaleFile.problems(in: Data(text.utf8)).isEmpty)
    }

    @Test func `a field that stands twice is found, and text that looks like one is not`() throws {
        let sound = String(decoding: try SampleDefinition.data(), as: UTF8.self)
        let twice = "{\"bands\":[]," + sound.dropFirst()
        #expect(ScaleFile.problems(in: Data(twice.utf8)).map(\.path) == ["bands"])
        let quoted = try Self.problems(["source": "{\"id\": \"a\", \"id\": \\ \"b\"}"])
        #expect(quoted == [])
    }

    @Test func `a faulty definition is never scored with`() {
        #expect(throws: ScaleRefusal.self) {
            try SampleDefinition.compiled(["bands": [Self.band(0, 6), Self.band(6, 12)]])
        }
    }

    @Test func `the hash moves with any rule`() throws {
        let first = try SampleDefinition.compiled().definition.hash
        let second = try SampleDefinition.compiled(["version": "2"]).definition.hash
        #expect(first.count == 64)
        #expect(first != second)
    }

    // MARK: Wording that the clinic brings

    private static func pack(_ changes: [String: Any] = [:]) throws -> Data {
        let fields: [String: Any] = [
            "scale": "sample", "version": "1", "notice": "© Its owner", "permission": "Licence 7",
            "items": ["1": "One?", "2": "Two?", "3": "Three?", "4": "Four?"], "answers": ["1": ["0": "Never"]],
        ]
        return try JSONSerialization.data(withJSONObject: fields.merging(changes) { $1 })
    }

    @Test func `the clinic's own wording is shown with its owner's notice`() throws {
        let library = try ScaleLibrary(
            files: ["sample.json": try SampleDefinition.data()], packs: ["sample.json": try Self.pack()])
        let definition = try library.scale("sample").definition
        #expect(library.text(of: definition.items[1], in: definition) == "Two?")
        #expect(library.text(of: 0, to: definition.items[0], in: definition) == "Never")
        #expect(library.notice(of: definition).contains("© Its owner"))
        #expect(!definition.hasWording)
        #expect(library.language(of: definition) == nil)
    }

    @Test(arguments: ["ar", "he", "pt-BR", "zh-Hant-TW"])
    func `wording in another language says which`(language: String) throws {
        let library = try ScaleLibrary(
            files: ["sample.json": try SampleDefinition.data()],
            packs: ["sample.json": try Self.pack(["language": language])])
        #expect(library.language(of: try library.scale("sample").definition) == language)
    }

    @Test(arguments: [
        #"{"scale":"other"}"#, #"{"version":"2"}"#, #"{"notice":" "}"#, #"{"permission":""}"#,
        #"{"items":{"1":"One?"}}"#,
        #"{"items":{"1":"a","2":"b","3":"c","4":"d","5":"e"}}"#, #"{"answers":{"1":{"9":"Nine"}}}"#,
        #"{"answers":{"7":{"0":"No"}}}"#, #"{"items":7}"#, #"{"language":"Arabic, modern"}"#, #"{"language":""}"#,
        #"{"language":"ar\" onclick=\"x"}"#,
    ])
    func `wording that does not fit is refused`(change: String) throws {
        let changes = try #require(try JSONSerialization.jsonObject(with: Data(change.utf8)) as? [String: Any])
        let files = ["sample.json": try SampleDefinition.data()]
        let packs = ["words.json": try Self.pack(changes)]
        #expect(throws: ScaleRefusal.self) { try ScaleLibrary(files: files, packs: packs) }
    }
}
