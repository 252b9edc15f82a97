/// What the models say of the same dose beside each other. Their disagreement is often larger than the variability
/// between people within one of them, and sites are named because they explain much of it.
public struct ModelSpread: Sendable, Codable, Hashable {
    public struct Line: Sendable, Codable, Hashable {
        public let modelID: String
        public let site: SamplingSite
        /// The drug that was given, in ng/mL, one for each time.
        public let values: [Double]
        public let peak: Double
    }

    public let lines: [Line]
    /// What was assumed to make them comparable.
    public static let assumption =
        "Each model is given the same milligrams of its own substance, as if esketamine and arketamine behaved alike."

    /// Every shipped model that may speak about the patient and the routes; those that may not are left out.
    public init(_ request: ForecastRequest) {
        lines = ModelLibrary.models.compactMap { model in
            var own = request
            own.modelID = model.id
            own.subjects = 0
            own.interactions = []
            own.analytes = [model.inputAnalyte]
            own.regimen.doses = request.regimen.doses.map {
                var dose = $0
                dose.substance = .modelAnalyte
                return dose
            }
            guard let parent = try? Forecast(own).parent else { return nil }
            return Line(
                modelID: model.id, site: model.site, values: parent.typical, peak: parent.typical.max() ?? 0)
        }
    }

    /// Lowest and highest of the models' peaks, in ng/mL; nil when no model applies.
    public var peaks: ClosedRange<Double>? {
        guard let low = lines.map(\.peak).min(), let high = lines.map(\.peak).max() else { return nil }
        return low...high
    }
}
