import ArgumentParser
import ForecastBaseline
import Foundation
import Pharmacology

/// Forecasts beside a scalar C baseline of the same closed form, in one run so that the ratio means something.
@main
struct ForecastsBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecasts-benchmark",
        abstract: "Times populations, single sessions, fits and bands; prints medians and ratios to scalar C.")

    @Option(help: "People in the large population.") var people = 10_000
    @Option(help: "Runs of which the middle one is shown.") var runs = 7

    func run() throws {
        let course = try Course(people: people)
        let (ours, baseline, wide) = course.compare(runs: runs)
        print("\(people) people x 6 sessions x 241 samples x 2, one core")
        print("  C, scalar, -O3   \(milliseconds(baseline))")
        print("  Halcyon          \(milliseconds(ours))   ratio \(ratio(ours, baseline))")
        if baseline_has_avx2() != 0 {
            print("  C, AVX2, -O3     \(milliseconds(wide))   Halcyon to it \(ratio(ours, wide))")
        }
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let parallel = course.parallel(runs: runs)
        print("  Halcyon, \(cores) cores \(milliseconds(parallel))   \(ratio(ours, parallel)) times as fast as one")
        print("  largest relative difference \(course.difference())")
        let session = try SingleSession()
        let (one, other) = session.compare(runs: runs)
        print("one session, 241 samples x 2")
        print("  C, scalar, -O3   \(microseconds(other))")
        print("  Halcyon          \(microseconds(one))   ratio \(ratio(one, other))")
        print("MAP estimate, 3 observations: \(microseconds(try MapEstimate().median(runs: runs)))")
        for (model, dose) in [
            ("otto-2021", "iv 35mg over 40min at 0min"), ("perez-ruixo-2021", "spravato 84mg at 0min"),
            ("simons-2022", "sl 100mg at 0min"),
        ] {
            for (analytes, words) in [([Analyte.esketamine], "the drug"), ([], "with metabolites")] {
                let time = try Bands(model: model, dose: dose, analytes: analytes).median(runs: runs)
                print(
                    "band of 1,000 people, 121 times, \(model), \(words): "
                        + "\(milliseconds(time.wall)), work \(milliseconds(time.work))")
            }
        }
    }

    private func milliseconds(_ seconds: Double) -> String { String(format: "%8.2f ms", seconds * 1e3) }
    private func microseconds(_ seconds: Double) -> String { String(format: "%8.2f µs", seconds * 1e6) }
    private func ratio(_ one: Double, _ other: Double) -> String { String(format: "%.2f", one / other) }
}

enum Timing {
    /// Seconds that this thread worked, whatever else the machine did.
    static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let start = clock(CLOCK_THREAD_CPUTIME_ID)
        try body()
        return clock(CLOCK_THREAD_CPUTIME_ID) - start
    }

    /// Seconds on the wall and seconds that all threads worked.
    static func wall(_ body: () throws -> Void) rethrows -> (wall: Double, work: Double) {
        let (start, work) = (clock(CLOCK_MONOTONIC), clock(CLOCK_PROCESS_CPUTIME_ID))
        try body()
        return (clock(CLOCK_MONOTONIC) - start, clock(CLOCK_PROCESS_CPUTIME_ID) - work)
    }

    private static func clock(_ id: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(id, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
