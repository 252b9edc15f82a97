/// The lines of eight people at a time, exactly: what ``ExactSolver`` does for one.
///
/// Everybody is carried from knot to knot by the same steps. An infusion that ends within a step, at another moment for
/// each person, is brought to the end of that step by itself and added, which a linear system allows.
struct PeopleSolver {
    private let compiled: CompiledModel
    private let times: [Double]
    private let grid: LaneKnots
    private let system: LaneSystem
    private let sourceOfCompartment: [Int?]

    init(_ compiled: CompiledModel, times: [Double], pattern: LanePattern) {
        self.compiled = compiled
        self.times = times
        grid = LaneKnots(
            times: times, starts: compiled.plan.entries.map(\.start),
            visits: compiled.occasions > 1 ? compiled.plan.occasionStarts : [])
        system = LaneSystem(compiled, pattern: pattern)
        let count = compiled.compartments.count
        sourceOfCompartment = (0..<count).map { compartment in
            pattern.sources.firstIndex(of: compartment).map { count + $0 }
        }
    }

    /// Concentrations in ng/mL, one row of times for each reading, one after the other.
    ///
    /// - Parameter etas: of eight people.
    func fill(_ target: UnsafeMutablePointer<Lanes>, etas: [[Double]]) {
        let people = etas.map { etas in
            (0..<compiled.occasions).map { compiled.parameters(etas: etas, occasion: $0) }
        }
        let parameters = (0..<compiled.occasions).map { visit in
            compiled.typical.indices.map { index in
                var lanes = Lanes.zero
                for lane in people.indices { lanes[lane] = people[lane][visit][index] }
                return lanes
            }
        }
        let scales = parameters.map { values in compiled.readings.map { $0.scale / values[$0.volume] } }
        let deliveries = LaneRegimen(people.map(compiled.infusates)).deliveries.map {
            Delivered($0, grid: grid, source: sourceOfCompartment[$0.compartment])
        }
        let nodes = system.pattern.nodes
        withUnsafeTemporaryAllocation(of: Lanes.self, capacity: nodes * (2 + deliveries.count)) { memory in
            memory.initialize(repeating: .zero)
            guard let state = memory.baseAddress else { return }
            let work = Work(state: state, part: state + nodes, tails: state + 2 * nodes)
            run(work, parameters, deliveries) { knot in
                for (index, reading) in compiled.readings.enumerated() {
                    let value = reading.compartment.map { scales[knot.visit][index] * state[$0] } ?? .zero
                    for position in knot.reads { target[index * times.count + position] = value }
                }
            }
        }
    }

    /// The first reading alone, for each time.
    func first(etas: [[Double]]) -> [Lanes] {
        [Lanes](unsafeUninitializedCapacity: times.count * compiled.readings.count) { buffer, count in
            if let target = buffer.baseAddress { fill(target, etas: etas) }
            count = times.count
        }
    }

    /// Memory that a run works in: a number for each node.
    private struct Work {
        /// What is in each compartment now, and at what rate each source runs.
        let state: UnsafeMutablePointer<Lanes>
        let part: UnsafeMutablePointer<Lanes>
        /// For each delivery, what it leaves by the end of the step within which it ends.
        let tails: UnsafeMutablePointer<Lanes>
    }

    private func run(
        _ work: Work, _ parameters: [[Lanes]], _ deliveries: [Delivered], read: (LaneKnots.Knot) -> Void
    ) {
        let state = work.state
        var visit = -1
        var preparedHours = -1.0
        var tailVisits = deliveries.map { _ in -1 }
        let changes = Set(deliveries.flatMap(\.changes))
        for (index, knot) in grid.knots.enumerated() {
            if knot.visit != visit {
                visit = knot.visit
                preparedHours = -1
                system.set(parameters[visit])
            }
            if index > 0 {
                let hours = knot.time - grid.knots[index - 1].time
                if changes.contains(index) { setSources(state, deliveries, at: index) }
                if !knot.isRepeated {
                    preparedHours = -1
                    system.advance(state, hours: Lanes(repeating: hours))
                } else {
                    if !LaneKnots.areEqual(hours, preparedHours) {
                        system.prepare(hours: hours)
                        preparedHours = hours
                    }
                    system.carry(state)
                }
                for (position, delivered) in deliveries.enumerated() where delivered.isPartial(at: index) {
                    // Long steps use the prepared matrix's memory.
                    if system.shift.max() * hours > LaneSystem.longestSeries { preparedHours = -1 }
                    if delivered.beginsWithin == index { addBeginning(of: delivered, at: index, work) }
                    let tail = work.tails + position * system.pattern.nodes
                    if tailVisits[position] != visit {
                        tailVisits[position] = visit
                        findTail(of: delivered, tail)
                    }
                    delivered.addTail(tail, at: index, to: state, count: compiled.compartments.count)
                }
            }
            for delivered in deliveries where delivered.isGiven(at: knot.time) {
                state[delivered.delivery.compartment] += delivered.delivery.milligrams
            }
            read(knot)
        }
    }

    /// The rates of the infusions that run for the whole of a step.
    private func setSources(_ state: UnsafeMutablePointer<Lanes>, _ deliveries: [Delivered], at index: Int) {
        for node in compiled.compartments.count..<system.pattern.nodes { state[node] = .zero }
        for delivered in deliveries {
            if let source = delivered.source { state[source] += delivered.wholeRates(at: index) }
        }
    }

    /// What a dose that begins within a step leaves by the end of it.
    private func addBeginning(of delivered: Delivered, at index: Int, _ work: Work) {
        let part = work.part
        let end = Lanes(repeating: grid.knots[index].time)
        let delivery = delivered.delivery
        for node in 0..<system.pattern.nodes { part[node] = .zero }
        if let source = delivered.source {
            let until = delivery.ends.smaller(end)
            give(delivery.rates, from: source, hours: until - delivery.start, then: end - until, part)
        } else {
            part[delivery.compartment] = delivery.milligrams
            system.advance(part, hours: end - delivery.start)
        }
        for node in compiled.compartments.indices { work.state[node] += part[node] }
    }

    /// What each person's infusion leaves by the end of the step within which it ends.
    private func findTail(of delivered: Delivered, _ tail: UnsafeMutablePointer<Lanes>) {
        for node in 0..<system.pattern.nodes { tail[node] = .zero }
        guard let source = delivered.source else { return }
        let tails = delivered.tails(grid)
        give(tails.rates, from: source, hours: tails.hours, then: tails.rest, tail)
    }

    /// A constant input for some hours, and nothing for the rest.
    private func give(
        _ rates: Lanes, from source: Int, hours: Lanes, then rest: Lanes, _ part: UnsafeMutablePointer<Lanes>
    ) {
        part[source] = rates
        system.advance(part, hours: hours)
        part[source] = .zero
        system.advance(part, hours: rest)
    }
}

/// A delivery, and in which steps it runs. The step up to a knot has the knot's number.
private struct Delivered {
    let delivery: LaneRegimen.Delivery
    /// Where the rate of a constant input is kept; nil for what is given at once.
    let source: Int?
    /// The step within which it begins; 0 where it begins at a knot.
    let beginsWithin: Int
    /// The first step that it runs through from its beginning.
    private let firstWhole: Int
    /// For each person, the last step that it runs through to its end.
    private var lastWhole = [Int](repeating: 0, count: Lanes.people)
    /// For each person, the step that it runs through from its beginning and ends within; 0 for none.
    private var endsWithin = [Int](repeating: 0, count: Lanes.people)

    init(_ delivery: LaneRegimen.Delivery, grid: LaneKnots, source: Int?) {
        self.delivery = delivery
        self.source = delivery.isAtOnce ? nil : source
        let first = grid.first(notBefore: delivery.start)
        let isAtKnot = first < grid.knots.count && grid.knots[first].time == delivery.start
        firstWhole = first + 1
        beginsWithin = isAtKnot || first == grid.knots.count ? 0 : first
        let ends = delivery.ends
        for lane in 0..<Lanes.people {
            let end = grid.first(notBefore: ends[lane])
            let isAtKnot = end < grid.knots.count && grid.knots[end].time == ends[lane]
            lastWhole[lane] = isAtKnot ? end : end - 1
            endsWithin[lane] = isAtKnot || end == grid.knots.count || end == beginsWithin ? 0 : end
        }
    }

    func isGiven(at time: Double) -> Bool { source == nil && delivery.start == time }

    func isPartial(at index: Int) -> Bool {
        beginsWithin == index || (source != nil && endsWithin.contains(index))
    }

    /// The steps in which the rate of its source is not that of the step before.
    var changes: [Int] { source == nil ? [] : [firstWhole] + lastWhole.map { $0 + 1 } }

    /// Milligrams per hour of those for whom it runs through a whole step.
    func wholeRates(at index: Int) -> Lanes {
        var rates = Lanes.zero
        guard index >= firstWhole else { return rates }
        let all = delivery.rates
        for lane in 0..<Lanes.people where index <= lastWhole[lane] { rates[lane] = all[lane] }
        return rates
    }

    /// Within the step in which it ends: its rate, for how long it still runs, and what is left of the step.
    func tails(_ grid: LaneKnots) -> (rates: Lanes, hours: Lanes, rest: Lanes) {
        var result = (rates: Lanes.zero, hours: Lanes.zero, rest: Lanes.zero)
        let (rates, ends) = (delivery.rates, delivery.ends)
        for (lane, index) in endsWithin.enumerated() where index > 0 {
            result.rates[lane] = rates[lane]
            result.hours[lane] = ends[lane] - max(grid.knots[index - 1].time, delivery.start)
            result.rest[lane] = grid.knots[index].time - ends[lane]
        }
        return result
    }

    /// Adds what was found for those who end within this step.
    func addTail(
        _ tail: UnsafePointer<Lanes>, at index: Int, to state: UnsafeMutablePointer<Lanes>, count: Int
    ) {
        for (lane, step) in endsWithin.enumerated() where step == index {
            for node in 0..<count { state[node][lane] += tail[node][lane] }
        }
    }
}
