extension Stylesheet {
    /// What the treatment room, the protocol and the access log need beyond the shared components.
    static let session: StaticString = #"""
        /* The treatment room */
        .taps { display: flex; flex-direction: column; gap: .875rem; }
        .taps .button small { display: block; font-weight: 400; }
        .all-optional .optional { display: none; }
        .compact .control input.figure { width: 5rem; min-width: 0; }
        .compact .fields-across { grid-template-columns: repeat(auto-fill, minmax(min(100%, 9.25rem), 1fr)); }
        .question { padding-block: .625rem; border-block-start: 1px solid var(--line); }
        .question:first-child { border: 0; padding-block-start: 0; }
        .question fieldset.field { flex-flow: row wrap; align-items: center; gap: .375rem 1rem; }
        .question legend { float: inline-start; flex: 1 1 15rem; margin: 0; }
        .question fieldset .hint, .question fieldset .error { order: 1; flex-basis: 100%; }
        .compact .form, .full .form { max-width: none; }
        .split.even { grid-template-columns: minmax(0, 1fr); }
        @media (min-width: 60rem) { .split.even { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } }
        .across .choice { align-items: center; }
        .across .choice input { margin: 0; }
        .more > summary { display: flex; align-items: center; gap: .5rem; min-height: var(--tap); color: var(--accent);
          font-weight: 600; cursor: pointer; }
        .more > summary::before { content: "+"; width: 1em; text-align: center; }
        .more[open] > summary::before { content: "\2212"; }
        .more > summary::-webkit-details-marker { display: none; }
        .more + .more { border-block-start: 1px solid var(--line); }
        .gate .point { display: flex; gap: .625rem; padding-block: .5rem; border-block-start: 1px solid var(--line); }
        .gate .point:first-child { padding-block-start: 0; border: 0; }
        .gate .point > .icon { width: 1.25rem; height: 1.25rem; margin-block-start: .1rem; color: var(--tone); }
        .gate .what { font-weight: 600; }
        .gate .state { margin-inline-start: .375rem; color: var(--tone); font-weight: 600; }
        .gate .who { color: var(--ink-soft); }
        .panel > .figures + *, .panel > p + .taps, .panel > .taps + * { margin-block-start: 1rem; }
        .panel > p + .actions, .panel > .prose + .actions { margin-block-start: .875rem; }
        .order { display: flex; flex-wrap: wrap; gap: 1rem 3rem; align-items: start; }
        .route-word { font-size: 1.5rem; font-weight: 650; line-height: 1.2; }
        .banners { display: grid; gap: .625rem; }
        .line-list { list-style: none; padding: 0; }
        .line-list > li { padding-block: .5rem; border-block-start: 1px solid var(--line); }
        .line-list > li:first-child { border: 0; }

        /* Rows of a protocol */
        .rule-row { display: grid; grid-template-columns: minmax(0, 13rem) minmax(0, 1fr); gap: .25rem 1.25rem; }
        .rule-row code { font: inherit; font-weight: 650; overflow-wrap: anywhere; }
        .rule-row .value { font-size: 1.0625rem; font-weight: 600; }
        label.rule { display: flex; gap: .75rem; padding: .75rem; border: 1px solid var(--line-strong);
          border-radius: var(--corner); cursor: pointer; }
        label.rule:has(:checked) { border-color: var(--accent); background: var(--accent-wash); }
        label.rule:has(:focus-visible) { outline: 3px solid var(--focus); outline-offset: 2px; }
        label.rule input { flex: none; width: 1.25rem; height: 1.25rem; accent-color: var(--accent); outline: none; }
        label.rule .rule-row { flex: 1; }
        .rule-row .value.long { font-size: inherit; font-weight: 500; }
        @media (max-width: 47.99rem) { .rule-row { grid-template-columns: minmax(0, 1fr); } }
        .hash { font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; font-size: var(--small);
          overflow-wrap: anywhere; }

        """#
}
