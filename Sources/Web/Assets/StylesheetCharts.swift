extension Stylesheet {
    /// Lines and letters of the drawings, which take every colour from the theme around them.
    static let charts: StaticString = #"""
        /* Charts */
        .chart-scroll { overflow-x: auto; }
        .chart svg { display: block; width: 100%; min-width: 60rem; height: auto; overflow: visible; }
        .compact .chart svg { min-width: 26rem; }
        .chart text { fill: var(--ink); font: 500 13px/1 var(--face); font-variant-numeric: tabular-nums; }
        .chart .axis { fill: var(--ink-soft); font-size: 12px; font-weight: 400; }
        .chart .lane { font-weight: 650; }
        .chart .grid { stroke: var(--line); stroke-width: 1; }
        .chart .base { stroke: var(--line-strong); stroke-width: 1; }
        .chart .future { fill: var(--sunken); opacity: .7; }
        .chart .today { stroke: var(--ink); stroke-width: 1.5; }
        .chart .today-label { font-size: 12px; font-weight: 650; }
        .chart .threshold { stroke: var(--ink-faint); stroke-width: 1; stroke-dasharray: 5 4; }
        .chart .score { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; }
        .chart .score-dot { fill: var(--accent); stroke: var(--surface); stroke-width: 1.5; }
        .chart .value, .chart .event, .chart .band-label, .chart .limit-label {
          font-size: 12px; paint-order: stroke; stroke: var(--surface); stroke-width: 3.5px; stroke-linejoin: round;
        }
        .chart .strong { font-size: 14px; font-weight: 700; }
        .chart .dose { fill: var(--accent); }
        .chart .planned { fill: var(--surface); stroke: var(--accent); stroke-width: 1.5; stroke-dasharray: 3 2; }
        .chart .event-line { stroke: var(--line-strong); stroke-width: 1; stroke-dasharray: 1 4; }
        .chart .mark { fill: var(--tone); color: var(--tone); }
        .chart .band { fill: var(--accent-wash); }
        .chart .band-label { fill: var(--accent-strong); font-weight: 600; stroke: var(--accent-wash); }
        .chart .limit { stroke: var(--exclude); }
        .chart .limit-label { fill: var(--exclude); }
        .chart .pressure { fill: none; stroke: var(--ink); stroke-width: 1.75; stroke-linecap: round;
          stroke-linejoin: round; }
        .chart .heart { fill: none; stroke: var(--hold); stroke-width: 1.75; }
        .chart .heart-dot { fill: var(--hold); stroke: var(--surface); stroke-width: 1; }
        .chart .heart-label { fill: var(--hold); }
        .chart .oxygen { fill: none; stroke: var(--note); stroke-width: 1.75; }
        .chart .oxygen-dot { fill: var(--surface); stroke: var(--note); stroke-width: 1.75; }
        .chart .trace { stroke-width: 1.25; }
        .chart .range { stroke-width: 2; opacity: .35; }
        .chart .missing { fill: var(--unknown-wash); stroke: var(--line-strong); stroke-width: 1; stroke-dasharray: 2 3; }
        .chart .missing-label { fill: var(--ink-soft); stroke: var(--unknown-wash); }
        .chart .outer-band { fill: var(--accent); opacity: .14; stroke: none; }
        .chart .inner-band { fill: var(--accent); opacity: .22; stroke: none; }
        .chart .other-model { fill: none; stroke: var(--ink-faint); stroke-width: 1; stroke-dasharray: 5 4; }
        .chart .now { font-size: 18px; font-weight: 650; }
        .chart details { margin-block-start: .75rem; }
        .chart summary { width: fit-content; min-height: 1.5rem; color: var(--accent); font-size: var(--small);
          cursor: pointer; }
        .chart details[open] summary { margin-block-end: .5rem; }
        .models + h3, .interaction + h3 { margin-block-start: 1rem; }

        """#
}
