extension Stylesheet {
    /// What the treatment room, the protocol and the access log need beyond the shared components.
    static let session: StaticString = #"""
        /* The treatment room */
        .taps { display: flex; flex-direction: column; gap: .875rem; }
        .taps .button small { display: block; font-weight: 400; }
        .all-optional .optional { display: none; }
        .compact .control input.figure { width: 6rem; }
        .compact .fields-across { grid-template-columns: repeat(auto-fill, minmax(min(100%, 8.5rem), 1fr)); }
        .form.full { max-width: none; }
        .question { display: grid; gap: .25rem 1rem; align-items: center; }
        .question .field { display: contents; }
        .questions .field { padding-block: .625rem; border-block-start: 1px solid var(--line); }
        .questions .field:first-child { border: 0; padding-block-start: 0; }
        .across .choice { align-items: center; }
        .across .choice input { margin: 0; }
        .more > summary { display: flex; align-items: center; gap: .5rem; min-height: var(--tap); color: var(--accent);
          font-weight: 600; cursor: pointer; }
        .more > summary::before { content: "+"; width: 1em; text-align: center; }
        .more[open] > summary::before { content: "\2212"; }
        .more > summary::-webkit-details-marker { display: none; }
        .more + .more { border-block-start: 1px solid var(--line); }
        .gate .finding { grid-template-columns: 6.75rem minmax(0, 1fr); }
        .order { display: flex; flex-wrap: wrap; gap: 1rem 3rem; align-items: start; }
        .route-word { font-size: 1.5rem; font-weight: 650; line-height: 1.2; }
        .banners { display: grid; gap: .625rem; }
        .line-list { list-style: none; padding: 0; }
        .line-list > li { padding-block: .5rem; border-block-start: 1px solid var(--line); }
        .line-list > li:first-child { border: 0; }
        @media (max-width: 35.99rem) { .gate .finding { grid-template-columns: minmax(0, 1fr); } }

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
        @media (max-width: 47.99rem) { .rule-row { grid-template-columns: minmax(0, 1fr); } }
        .hash { font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; font-size: var(--small);
          overflow-wrap: anywhere; }

        """#
}
