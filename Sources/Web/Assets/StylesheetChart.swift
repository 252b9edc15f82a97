extension Stylesheet {
    /// What the chart and the pages below it add: folded forms, work that is due, the history, quiz and comparison.
    static let chart: StaticString = #"""
        /* The chart and its pages */
        .fold { border-block-start: 1px solid var(--line); }
        .fold:first-of-type { border: 0; }
        .fold > summary { display: flex; align-items: center; min-height: var(--tap); color: var(--accent);
          font-weight: 600; cursor: pointer; list-style: none; }
        .fold > summary::-webkit-details-marker { display: none; }
        .fold > summary::before { content: "+"; width: 1.25rem; font-weight: 650; }
        .fold[open] > summary::before { content: "\2212"; }
        .fold > summary:hover { color: var(--accent-strong); text-decoration: underline; }
        .folds { column-gap: 2.5rem; columns: 22rem; }
        .folds .fold { break-inside: avoid-column; border: 0; }
        .background { column-gap: 1.25rem; columns: 20rem; }
        .background .panel { break-inside: avoid; margin-block-end: 1.25rem; }
        .sign { padding-block-start: 1rem; border-block-start: 1px solid var(--line); }
        .folded { padding-block: .25rem 1rem; }
        .points, .entries { list-style: none; }
        .taper { display: grid; gap: .5rem; margin-block: .5rem; padding-inline-start: 1.25rem; }
        .taper ~ ul { padding-inline-start: 1.25rem; }
        .point { padding-block: .625rem; border-block-start: 1px solid var(--line); }
        .point:first-child { padding-block-start: 0; border: 0; }
        .point .what { font-weight: 600; }
        .next { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .625rem 1.5rem;
          padding: .75rem 1.25rem; border-inline-start: 4px solid var(--accent); border-radius: var(--corner);
          background: var(--accent-wash); }
        .next .label { color: var(--ink-soft); font-size: var(--small); }
        .next .why { font-weight: 600; }
        .lines { list-style: none; }
        .lines > li { display: flex; gap: .25rem 1rem; justify-content: space-between; align-items: baseline;
          padding-block: .375rem; border-block-start: 1px solid var(--line); }
        .lines > li:first-child { border: 0; padding-block-start: 0; }
        .lines .change { flex: none; font-size: var(--small); }
        .note-text { white-space: pre-line; }
        .entry { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: .125rem 1.25rem; padding-block: .625rem;
          border-block-start: 1px solid var(--line); }
        .entry:first-child { border: 0; }
        .entry .when { color: var(--ink-soft); font-size: var(--small); }
        .entry .kind { font-weight: 600; }
        .entry del { color: var(--ink-soft); text-decoration-thickness: 1px; }
        .compare { display: grid; gap: 1.25rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); }
        .dates { display: flex; flex-wrap: wrap; gap: .375rem .5rem; list-style: none; }
        .signature-line { display: flex; gap: 2rem; margin-block-start: 12mm; }
        .signature-line span { flex: 1; padding-block-start: 1mm; border-block-start: .75pt solid currentColor; }
        @media (max-width: 35.99rem) { .entry { grid-template-columns: minmax(0, 1fr); } }
        @media print { .fold, .next { display: none; } .entry, .point { break-inside: avoid; } }

        """#
}
