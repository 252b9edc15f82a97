extension ScreeningEvaluation {
    /// Arteries and brain vessels. Bleeding, aneurysm and stroke count at any time; pressure hazards while they last.
    mutating func judgeVessels() {
        find(.aneurysm, ever(.aneurysmOrMalformation).basis())
        find(.haemorrhage, ever(.intracranialHaemorrhage).basis())
        find(.stroke, (ever(.transientIschaemiaOrStroke) + ever(.cerebralTrauma)).basis())
        find(.pressureHazard, (current(.pressureHazard) + current(.hypertensiveEncephalopathy)).basis())
        if current(.hypertensiveEncephalopathy).isEmpty {
            find(.pastEncephalopathy, ever(.hypertensiveEncephalopathy).basis())
        }
    }
}
