import Care

/// What life has in store for a made-up patient; people at the clinic do not know it and act on what they chart.
struct Story: Sendable {
    /// How the illness answers to treatment.
    enum Response: Sendable {
        case remission, response, partial, none, worse
        /// A response that wanes once sessions are spaced.
        case relapse
    }

    /// Why a candidate is not treated.
    enum Obstacle: Sendable, CaseIterable {
        case psychosis, aneurysm, minor, uncontrolledPressure, recentInfarction, substanceUse, allergy, pregnancy
    }

    /// Where everybody stops for now, so that there is work to do on the day the simulation ends.
    enum Pause: Sendable {
        case screening, consent, planning, draft
    }

    /// What the patient is doing at the clinic at the moment the simulation ends.
    enum Appearance: Sendable {
        case preparation, dosing, recovery
        /// Was here this morning and has gone home.
        case departed
        /// Expected in so many hours.
        case arrival(hours: Int)
    }

    /// Something people get wrong, and put right.
    enum Slip: Sendable, CaseIterable {
        case wrongAllergy, wrongWeight, wrongScore, wrongSigns, wrongDose, wrongVial, failedQuiz, oldWeight
    }

    var protocolID = "iv-racemic"
    var indication = Indication.depression
    var response = Response.response
    var obstacle: Obstacle?
    var pause: Pause?
    var appearance: Appearance?
    var slip: Slip?
    /// Referred with a letter that was read in, not typed.
    var isReferred = false
    /// Put off once for a raised pressure, eligible at the second look.
    var isDeferred = false
    /// Takes consent back after so many sessions.
    var leavesAfter: Int?
    /// Moderate or high risk comes up before the session of this number.
    var riskAt: Int?
    /// Pressure surges in the session of this number, so that the dose is paused.
    var surgeAt: Int?
    /// Pressure is raised before the session of this number.
    var holdAt: Int?
    /// Answers a question about suicide with yes, by a link, within the last hour of the simulation.
    var isInDanger = false
    /// Hardly ever answers a questionnaire at home.
    var isSilent = false
    /// Was treated elsewhere at 1 mg/kg, and begins there.
    var beginsHigh = false
    /// Goes home early from the session of this number.
    var earlyAt: Int?
    /// Days before the end of the simulation on which the patient arrives; anywhere in it when nil.
    var arrival: ClosedRange<Int>?
}
