/// One person's lines at given times, in closed form where the model and the regimen allow it.
struct PersonSolver {
    private let compiled: CompiledModel
    private let times: [Double]
    private let layout: ModalLayout?
    private let sampler: ModalSampler?
    private var exact: ExactSolver

    init(_ compiled: CompiledModel, times: [Double]) {
        self.compiled = compiled
        self.times = times
        layout = ModalLayout(compiled)
        sampler = ModalSampler(times: times)
        exact = ExactSolver(compiled)
    }

    /// Concentrations in ng/mL: for each reading, one for each time.
    mutating func concentrations(etas: [Double]) -> [[Double]] {
        guard let layout else { return exact.concentrations(etas: etas, times: times) }
        let parameters = compiled.parameters(etas: etas, occasion: 0)
        guard
            let system = parameters.withUnsafeBufferPointer({ buffer in
                buffer.baseAddress.flatMap { ModalSystem(layout, parameters: $0) }
            })
        else { return exact.concentrations(etas: etas, times: times) }
        let infusates = compiled.infusates([parameters])
        var lines = compiled.readings.map { _ in [Double](repeating: 0, count: times.count) }
        guard let sampler else {
            for (position, time) in times.enumerated() {
                let found = system.concentrations(at: time, after: infusates)
                lines[0][position] = found.parent
                if lines.count > 1 { lines[1][position] = found.metabolite }
            }
            return lines
        }
        let hasMetabolite = lines.count > 1
        var second = hasMetabolite ? lines[1] : []
        lines[0].withUnsafeMutableBufferPointer { first in
            second.withUnsafeMutableBufferPointer { second in
                guard let parent = first.baseAddress else { return }
                sampler.fill(
                    system, infusates, parent: parent, metabolite: hasMetabolite ? second.baseAddress : nil)
            }
        }
        if hasMetabolite { lines[1] = second }
        return lines
    }
}
