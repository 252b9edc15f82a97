extension Stylesheet {
    /// The way in, the day, and lists of work.
    static let work: StaticString = #"""
        /* The way in */
        .entry { display: flex; flex-direction: column; gap: 1rem; width: 100%; max-width: 24rem; margin: 4vh auto;
          padding: 1.5rem; background: var(--surface); border: 1px solid var(--line); border-radius: var(--corner); }
        .entry h1 + p { margin-block-start: -.75rem; }
        .entry .button { width: 100%; }
        .entry .control input.figure { width: 100%; text-align: start; letter-spacing: .15em; }
        .form details > summary:not(.button) { min-height: 2rem; padding-block: .25rem; color: var(--accent);
          cursor: pointer; }
        .secret { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 1.125rem; font-weight: 600;
          letter-spacing: .04em; overflow-wrap: anywhere; }
        .secret.long { font-size: var(--small); font-weight: 400; letter-spacing: 0; }

        /* The day */
        .arrivals { display: grid; grid-template-columns: max-content minmax(0, 1fr) minmax(0, 1fr) max-content;
          column-gap: 1.25rem; list-style: none; }
        .arrival { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; gap: .25rem 1.25rem;
          align-items: start; padding-block: .75rem; border-block-start: 1px solid var(--line); }
        .arrival:first-child { padding-block-start: 0; border: 0; }
        .arrival:last-child { padding-block-end: 0; }
        .arrival .when { font-size: var(--large); font-weight: 650; line-height: 1.4; white-space: nowrap; }
        .arrival .who a { font-size: 1rem; font-weight: 650; }
        .arrival .state > * + * { margin-block-start: .25rem; }
        .arrival .actions, .arrival .actions form, .arrival .button { width: 100%; }
        @media (max-width: 47.99rem) {
          .arrivals { grid-template-columns: max-content minmax(0, 1fr); column-gap: 1rem; }
          .arrival { column-gap: 1rem; }
          .arrival .state, .arrival .actions { grid-column: 2; }
          .arrival .actions { margin-block-start: .25rem; }
        }
        .chairs { display: grid; gap: .625rem;
          grid-template-columns: repeat(auto-fill, minmax(min(100%, 10.5rem), 1fr)); }
        .chairs li { padding: .5rem .75rem; border: 1px solid var(--line); border-radius: var(--corner);
          color: var(--ink-soft); }
        .chairs .taken { border-color: var(--accent); background: var(--accent-wash); color: var(--ink);
          font-weight: 600; }
        .chairs .taken .small { font-weight: 400; }
        .due li { display: flex; align-items: baseline; gap: .625rem; padding-block: .4375rem;
          border-block-start: 1px solid var(--line); }
        .due li:has(> p + p) { display: block; }
        .due li:first-child { padding-block-start: 0; border: 0; }
        .due .tag { flex: none; }
        .due + p { margin-block-start: .625rem; }

        /* Lists of work */
        .choices-bar ul { display: flex; flex-wrap: wrap; gap: .375rem; list-style: none; }
        .choices-bar a { display: flex; align-items: center; min-height: 2.25rem; padding: .25rem .875rem;
          border: 1px solid var(--line-strong); border-radius: 2rem; background: var(--surface); color: var(--ink-soft);
          text-decoration: none; }
        .choices-bar a:hover { background: var(--sunken); color: var(--ink); }
        .choices-bar [aria-current] { border-color: var(--accent); background: var(--accent-wash);
          color: var(--accent-strong); font-weight: 650; }
        .task { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr) auto; gap: .25rem 1rem; align-items: start;
          padding-block: .75rem; border-block-start: 1px solid var(--line); }
        .task:not(:has(> .due)) { grid-template-columns: minmax(0, 1fr) auto; }
        .task:first-child { padding-block-start: 0; border: 0; }
        .task:last-child { padding-block-end: 0; }
        .panel > details > summary { min-height: 2rem; color: var(--accent); cursor: pointer; }
        .task .what { font-weight: 600; }
        .task:has(.answer[open]) > .actions { grid-column: 2 / -1; }
        .task:not(:has(> .due)):has(.answer[open]) > .actions { grid-column: 1 / -1; }
        .task .tag { white-space: nowrap; }
        .answer summary.button { list-style: none; }
        .answer summary.button::-webkit-details-marker { display: none; }
        .answer[open] { width: 100%; }
        .answer[open] > .form { margin-block-start: .75rem; }
        @media (max-width: 47.99rem) {
          .task { grid-template-columns: minmax(0, 1fr); }
          .task:not(:has(> .due)) { grid-template-columns: minmax(0, 1fr) auto; }
          .task:has(.answer[open]) > .actions { grid-column: 1 / -1; }
        }
        .form.search .field { flex: 1 1 20rem; max-width: 34rem; }

        """#
}
