/// What a forecast said when a plan was written or a dose was given, with everything it was made from, so that it can be
/// made again and a later change of the model is seen.
public struct KeptForecast: Sendable, Hashable, Codable {
    /// When it was made, as `plan signed` or `Infusion started`.
    public var occasion: String
    /// As `otto-2021`, and the SHA-256 of all that decides a number in it.
    public var modelID: String
    public var modelHash: String
    public var weight: Kilograms
    public var age: Int
    public var sex: AdministrativeSex
    public var drug: Drug
    public var route: Route
    public var parts: [Part]
    /// The charted medicine whose effect is in it; nil for none.
    public var interaction: String?
    /// What it was read at, in minutes from the start of dosing.
    public var minutes: [Double]
    /// How many virtual people, drawn from which seed.
    public var subjects: Int
    public var seed: UInt64
    /// The highest point of the middle line, in ng/mL.
    public var peak: Band
    /// Minutes from the start of dosing.
    public var peakMinute: Double
    /// The lowest and the highest peak of the models that may speak about this person, in ng/mL.
    public var lowestOfModels: Double
    public var highestOfModels: Double

    /// A dose that was planned, or a part of one that was given or still runs.
    public struct Part: Sendable, Hashable, Codable {
        public let milligrams: Milligrams
        /// From the start of dosing.
        public let start: Minutes
        /// Over how long an infusion runs; nil for what is given at once.
        public let duration: Minutes?

        public init(milligrams: Milligrams, start: Minutes = Minutes(0), duration: Minutes? = nil) {
            self.milligrams = milligrams
            self.start = start
            self.duration = duration
        }
    }

    /// What 5, 25, 50, 75 and 95 of a hundred people lie below, in ng/mL.
    public struct Band: Sendable, Hashable, Codable {
        public let p05: Double
        public let p25: Double
        public let p50: Double
        public let p75: Double
        public let p95: Double

        public init(p05: Double, p25: Double, p50: Double, p75: Double, p95: Double) {
            self.p05 = p05
            self.p25 = p25
            self.p50 = p50
            self.p75 = p75
            self.p95 = p95
        }
    }

    public init(
        occasion: String, modelID: String, modelHash: String, weight: Kilograms, age: Int, sex: AdministrativeSex,
        drug: Drug, route: Route, parts: [Part], interaction: String?, minutes: [Double], subjects: Int, seed: UInt64,
        peak: Band, peakMinute: Double, lowestOfModels: Double, highestOfModels: Double
    ) {
        self.occasion = occasion
        self.modelID = modelID
        self.modelHash = modelHash
        self.weight = weight
        self.age = age
        self.sex = sex
        self.drug = drug
        self.route = route
        self.parts = parts
        self.interaction = interaction
        self.minutes = minutes
        self.subjects = subjects
        self.seed = seed
        self.peak = peak
        self.peakMinute = peakMinute
        self.lowestOfModels = lowestOfModels
        self.highestOfModels = highestOfModels
    }
}
