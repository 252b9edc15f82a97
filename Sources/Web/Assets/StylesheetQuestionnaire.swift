extension Stylesheet {
    /// The patient's page and the sheet that staff type in.
    static let questionnaire: StaticString = #"""
        /* Questionnaires */
        .patient-page { display: flex; flex-direction: column; gap: 1.25rem; font-size: 1.0625rem; }
        .patient-page h2 { font-size: 1rem; }
        .crisis { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .75rem 1rem;
          padding: .875rem 1rem; border: 1px solid var(--note); border-inline-start-width: 5px;
          border-radius: var(--corner); background: var(--note-wash); }
        .crisis > p:first-child { flex: 1 1 16rem; }
        .crisis.forward { order: -1; position: sticky; inset-block-start: 0; z-index: 2; border-color: var(--exclude);
          background: var(--exclude-wash); font-weight: 600; }
        .readers { padding-block-start: 1rem; border-block-start: 1px solid var(--line); color: var(--ink-soft); }
        .instruction { font-weight: 600; }
        .questionnaire { gap: 1.75rem; }
        .questionnaire .sheet-item > legend { font-size: 1.0625rem; line-height: 1.4; margin-block-end: .5rem; }
        .sheet-item .number { display: inline-block; min-width: 1.5em; text-align: start; color: var(--ink-soft); font-weight: 400; }
        .sheet-item[hidden] { display: none; }
        .questionnaire .choice { min-height: 3rem; align-items: center; }
        .questionnaire .choice input { margin-block: 0; }
        .choices:has(.choice.figure) { display: grid; grid-template-columns: repeat(auto-fill, minmax(3.75rem, 1fr)); }
        .choice.figure { justify-content: center; align-items: center; gap: .375rem; padding-inline: .375rem; }
        .choice.figure input { margin: 0; }
        .choice .code { color: var(--ink-soft); font-variant-numeric: tabular-nums; }
        .saving { min-height: 1.5rem; color: var(--ink-soft); font-size: var(--small); }
        .sheet-questions { display: flex; flex-direction: column; gap: 1.25rem; }
        .sheet-questions .sheet-item { padding-block-start: 1rem; border-block-start: 1px solid var(--line); }
        .sheet-questions .choice { flex: 1 1 auto; font-size: var(--small); align-items: center; }
        .sheet-questions .choice input { margin: 0; }
        @media (max-width: 47.99rem) { .sheet-questions.across .choices { display: grid; grid-template-columns: 1fr 1fr; } }
        .timed-task { display: flex; flex-direction: column; gap: 1rem; }
        .timed-task[hidden], .timed-task [hidden], [data-before][hidden] { display: none; }
        .timed-task .turn { min-height: 1.5rem; color: var(--ink-soft); }
        .timed-task .says { min-height: 1.5rem; font-weight: 600; }
        .timed-task .stage { display: flex; flex-direction: column; align-items: center; gap: 1.25rem; }
        .timed-task .stage:focus { outline: none; }
        .timed-task .signal { width: min(70vw, 16rem); aspect-ratio: 1; border: 6px solid var(--line-strong); border-radius: 50%;
          background: var(--surface); color: var(--ink-soft); font: inherit; font-size: 1.5rem; cursor: pointer;
          touch-action: none; user-select: none; -webkit-user-select: none; }
        .timed-task .signal[data-state="now"] { border-color: var(--accent); background: var(--accent); color: var(--on-accent);
          font-weight: 650; }
        .timed-task .coding-key { display: grid; grid-template-columns: repeat(9, 1fr); width: 100%; list-style: none; padding: 0;
          border: 1px solid var(--line-strong); border-radius: var(--corner); background: var(--surface); text-align: center; }
        .timed-task .coding-key li { padding: .375rem .125rem; font-weight: 650; }
        .timed-task .coding-key li + li { border-inline-start: 1px solid var(--line); }
        .timed-task svg.symbol { display: block; width: 100%; max-width: 3rem; margin-inline: auto; aspect-ratio: 1; fill: none;
          stroke: currentColor; stroke-width: 3; stroke-linejoin: round; }
        .timed-task svg.symbol.current { max-width: 7rem; }
        .timed-task .digits { display: grid; grid-template-columns: repeat(9, 1fr); gap: .5rem; width: 100%; touch-action: manipulation; }
        .timed-task .digits .button { min-height: 3.75rem; padding: 0; justify-content: center; font-size: 1.375rem; }
        @media (max-width: 47.99rem) { .timed-task .digits { grid-template-columns: repeat(3, 1fr); } }
        .scale-list { display: grid; gap: .5rem; list-style: none; padding: 0;
          grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); }
        .scale-list a { display: block; min-height: var(--tap); padding: .5rem .75rem; border: 1px solid var(--line-strong);
          border-radius: var(--corner); text-decoration: none; color: var(--ink); }
        .scale-list a:hover { background: var(--sunken); }
        .scale-list b { display: block; }
        .scale-list span { color: var(--ink-soft); font-size: var(--small); }

        """#
}
