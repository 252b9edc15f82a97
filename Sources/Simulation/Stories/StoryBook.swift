import Care

/// Which story a patient has: a fixed cast first, so that even a small clinic shows everything, then weighted chance.
enum StoryBook {
    static func story(for number: Int, isShowcase: Bool, _ random: inout SplitMix64) -> Story {
        if isShowcase, number >= 1, number <= cast.count { return cast[number - 1] }
        return drawn(number, &random)
    }

    /// In the order of record numbers.
    static let cast: [Story] = [
        Story(response: .remission, slip: .wrongAllergy, surgeAt: 4, arrival: 150...170),
        Story(protocolID: "spravato", response: .response, appearance: .recovery, arrival: 32...36),
        Story(response: .response, appearance: .dosing, holdAt: 3, arrival: 30...34),
        Story(protocolID: "im-racemic", response: .response, appearance: .preparation, arrival: 29...33),
        Story(pause: .screening, isReferred: true, arrival: 1...3),
        Story(obstacle: .psychosis, arrival: 40...60),
        Story(protocolID: "iv-pain", indication: .pain, response: .response, arrival: 70...80),
        Story(pause: .draft, arrival: 13...16),
        Story(response: .response, appearance: .arrival(hours: 2), slip: .wrongVial, arrival: 34...38),
        Story(
            indication: .posttraumaticStress, response: .response, slip: .wrongWeight,
            arrival: 110...120),
        Story(protocolID: "sc-racemic", response: .partial, slip: .wrongDose, arrival: 75...85),
        Story(response: .relapse, slip: .wrongSigns, surgeAt: 2, arrival: 160...175),
        Story(response: .none, slip: .wrongScore, beginsHigh: true, arrival: 80...90),
        Story(pause: .consent, arrival: 8...10),
        Story(obstacle: .uncontrolledPressure, arrival: 20...30),
        Story(obstacle: .minor, isReferred: true, arrival: 25...40),
        Story(response: .response, leavesAfter: 3, arrival: 60...70),
        Story(pause: .planning, slip: .failedQuiz, arrival: 11...13),
        Story(response: .response, isInDanger: true, arrival: 35...40),
        Story(
            protocolID: "spravato", response: .remission, slip: .oldWeight, isSilent: true, earlyAt: 5,
            arrival: 120...130),
        Story(obstacle: .aneurysm, isReferred: true, arrival: 50...70),
        Story(response: .response, isDeferred: true, riskAt: 2, arrival: 70...80),
        Story(pause: .screening, arrival: 0...1),
        Story(response: .partial, appearance: .arrival(hours: 4), arrival: 24...27),
        Story(indication: .generalisedAnxiety, response: .response, arrival: 130...140),
        Story(protocolID: "im-racemic", response: .worse, arrival: 50...60),
        Story(obstacle: .recentInfarction, isReferred: true, arrival: 30...50),
        Story(protocolID: "spravato", response: .response, appearance: .arrival(hours: 1), arrival: 90...100),
        Story(response: .relapse, isReferred: true, arrival: 150...170),
        Story(obstacle: .pregnancy, arrival: 15...40),
        Story(response: .remission, appearance: .departed, arrival: 27...31),
        Story(response: .response, appearance: .dosing, arrival: 28...32),
        Story(protocolID: "spravato", response: .partial, appearance: .dosing, arrival: 30...34),
        Story(protocolID: "sc-racemic", response: .response, appearance: .recovery, arrival: 29...33),
    ]

    private static func drawn(_ number: Int, _ random: inout SplitMix64) -> Story {
        var story = Story()
        let course = random.within(0...99)
        story.response =
            course < 22
            ? .remission
            : course < 46
                ? .response
                : course < 62
                    ? .relapse
                    : course < 78
                        ? .partial
                        : course < 96 ? .none : .worse
        // Every twelfth patient has pain, so that each has a bed of their own.
        if number % 12 == 7 {
            story.protocolID = "iv-pain"
            story.indication = .pain
        } else {
            let route = random.within(0...99)
            story.protocolID =
                route < 50 ? "iv-racemic" : route < 78 ? "spravato" : route < 90 ? "im-racemic" : "sc-racemic"
            let need = random.within(0...99)
            if story.protocolID != "spravato" {
                story.indication = need < 72 ? .depression : need < 88 ? .posttraumaticStress : .generalisedAnxiety
            }
        }
        if random.chance(0.12) { story.obstacle = random.pick(Story.Obstacle.allCases) }
        if random.chance(0.2) { story.slip = random.pick(Story.Slip.allCases) }
        story.isReferred = random.chance(0.35)
        story.isDeferred = random.chance(0.04)
        if random.chance(0.06) { story.leavesAfter = random.within(1...8) }
        if random.chance(0.04) { story.riskAt = random.within(1...9) }
        if random.chance(0.10) { story.surgeAt = random.within(1...8) }
        if random.chance(0.12) { story.holdAt = random.within(1...8) }
        story.beginsHigh = random.chance(0.02)
        if random.chance(0.03) { story.earlyAt = random.within(2...8) }
        story.isSilent = random.chance(0.06)
        return story
    }
}
