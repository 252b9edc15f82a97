import Care
import Clinic
import Logging
import ServiceLifecycle

/// Keeps alarms charted while the server runs: what was raised, went unanswered or is over with time alone. Says in the log
/// when the machine's clock was set back.
struct AlarmWatch: Service {
    let clinic: Clinic
    let clock: SteadyClock
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await clinic.watchAlarms { clock.now } }
                group.addTask { await watchClock() }
            }
        }
    }

    private func watchClock() async {
        var isAhead = false
        while !Task.isCancelled {
            let ahead = clock.aheadSeconds
            if (ahead > 60) != isAhead {
                isAhead.toggle()
                logger.warning(
                    "\(isAhead ? "this machine's clock was set back: the clinic's time goes on without it" : "this machine's clock is right again")",
                    metadata: ["seconds": "\(Int(ahead))"])
            }
            try? await Task.sleep(for: .seconds(5))
        }
    }
}
