extension Stylesheet {
    /// How each component looks, in the order of a chart page from top to bottom.
    static let components: StaticString = #"""
        /* Tones: one ink and one wash each */
        .tone-plain { --tone: var(--ink-soft); --wash: var(--sunken); }
        .tone-accent { --tone: var(--accent-strong); --wash: var(--accent-wash); }
        .tone-good { --tone: var(--good); --wash: var(--good-wash); }
        .tone-note { --tone: var(--note); --wash: var(--note-wash); }
        .tone-caution { --tone: var(--caution); --wash: var(--caution-wash); }
        .tone-hold { --tone: var(--hold); --wash: var(--hold-wash); }
        .tone-exclude { --tone: var(--exclude); --wash: var(--exclude-wash); }
        .tone-unknown { --tone: var(--unknown); --wash: var(--unknown-wash); }
        .tag {
          display: inline-flex; align-items: center; gap: .3rem; padding: .0625rem .5rem; border-radius: 4px;
          background: var(--wash); color: var(--tone); font-size: var(--small); font-weight: 600; line-height: 1.45;
        }
        .tag .icon { width: .9375rem; height: .9375rem; }
        .tags { display: flex; flex-wrap: wrap; gap: .375rem; }
        .severity { color: var(--tone); font-weight: 650; }
        .severity .icon, .unapproved .icon { margin-inline-end: .35em; }
        .banner { display: flex; gap: .625rem; padding: .75rem 1rem; border-inline-start: 4px solid var(--tone);
          border-radius: var(--corner); background: var(--wash); }
        .banner > .icon { margin-block-start: .15em; color: var(--tone); }
        .banner .title { font-weight: 650; }
        .empty { padding: 1.75rem 1rem; border: 1px dashed var(--line-strong); border-radius: var(--corner);
          text-align: center; }
        .empty p { max-width: 34rem; margin-inline: auto; color: var(--ink-soft); }
        .empty .actions { justify-content: center; margin-block-start: .875rem; }
        .source { color: var(--ink-faint); font-size: var(--small); }
        .source code { margin-inline-end: .375rem; color: var(--ink-soft); font: inherit; font-weight: 600; }
        .unapproved { color: var(--ink-soft); font-weight: 600; }

        /* Who it is about */
        .patient { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between;
          gap: .5rem 1.5rem; }
        .patient .name { font-size: 1.25rem; font-weight: 650; line-height: 1.3; }
        .patient .name a { color: inherit; }
        .identity { display: flex; flex-wrap: wrap; gap: .125rem 1.25rem; color: var(--ink-soft); }
        .identity b { color: var(--ink); font-weight: 600; }
        .safety { background: var(--surface); border: 1px solid var(--line); border-radius: var(--corner); }
        .safety dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); }
        .safety dl > div { padding: .625rem 1rem .75rem; border-inline-start: 1px solid var(--line);
          margin-inline-start: -1px; }
        .safety dt { color: var(--ink-soft); font-size: var(--small); }
        .safety dd { margin-block-start: .125rem; font-weight: 500; }
        .safety li + li { margin-block-start: .25rem; }
        .safety .tags li { margin: 0; }
        .safety .severity { margin-inline-end: .25rem; }

        /* Where they are */
        .phases { display: flex; gap: 3px; list-style: none; overflow-x: auto; }
        .phases li { flex: 1 0 auto; min-width: 6.5rem; padding: .5rem 0 0; border-block-start: 4px solid var(--line);
          color: var(--ink-faint); }
        .phases .phase { display: flex; align-items: center; gap: .25rem; font-size: var(--small); }
        .phases .detail { display: block; color: var(--ink-soft); font-size: var(--small); font-weight: 400; }
        .phases .done { border-color: var(--accent); color: var(--ink-soft); }
        .phases .done .icon { width: .875rem; height: .875rem; color: var(--accent); }
        .phases .now { border-color: var(--accent); border-block-start-width: 8px; padding-block-start: .25rem;
          color: var(--ink);
          font-weight: 650; }
        .phases .now .phase { font-size: .9375rem; }
        @media screen and (max-width: 47.99rem) {
          .phases li { flex: 1 1 0; min-width: .75rem; }
          .phases li:not(.now) .phase { position: absolute; width: 1px; height: 1px; overflow: hidden;
            clip-path: inset(50%); }
          .phases .now { flex: 6 0 auto; }
        }
        .light { display: flex; gap: .625rem; padding-block: .5rem; }
        .light > .icon { width: 1.25rem; height: 1.25rem; margin-block-start: .1rem; color: var(--tone); }
        .light .what { font-weight: 600; }
        .light .state { margin-inline-start: .375rem; color: var(--tone); }
        .light .detail { color: var(--ink-soft); font-size: var(--small); }
        .lights { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr));
          column-gap: 1.5rem; }

        /* What the rules say */
        .findings { list-style: none; }
        .finding { display: grid; grid-template-columns: 6.25rem minmax(0, 1fr); gap: .25rem 1rem;
          padding-block: .75rem;
          border-block-start: 1px solid var(--line); }
        .finding:first-child { border: 0; padding-block-start: .125rem; }
        .finding:last-child { padding-block-end: 0; }
        .finding .severity { align-self: start; }
        .finding .reason { font-weight: 500; }
        .finding .basis { color: var(--ink-soft); }
        .finding .source { margin-block-start: .125rem; }
        .finding .unapproved { margin-inline-start: .5rem; }
        @media (max-width: 35.99rem) { .finding { grid-template-columns: minmax(0, 1fr); } }

        /* Numbers that must not be misread */
        .figures { display: flex; flex-wrap: wrap; gap: 1.25rem 3rem; }
        .key-figure .label, .countdown .label { color: var(--ink-soft); }
        .key-figure .value { font-size: clamp(2.25rem, 1.75rem + 2vw, 3.25rem); font-weight: 650; line-height: 1.1;
          letter-spacing: -.02em; white-space: nowrap; }
        .key-figure .unit { font-size: .6em; font-weight: 500; letter-spacing: 0; }
        .key-figure .equal { margin-block-start: .25rem; font-size: 1.25rem; font-weight: 600; line-height: 1.3; }
        .key-figure .basis { margin-block-start: .25rem; color: var(--ink-soft); }
        .countdown .value { font-size: 1.75rem; font-weight: 600; line-height: 1.2; white-space: nowrap; }
        .countdown .suffix { color: var(--ink-soft); font-size: 1rem; font-weight: 400; }
        .countdown.soon .value { color: var(--caution); }
        .countdown.due .value, .countdown.due .suffix { color: var(--exclude); }
        .countdown.due .suffix { font-weight: 650; }

        /* Tables that are cards on a phone */
        table.data { width: 100%; border-collapse: collapse; }
        table.data caption { padding-block-end: .375rem; color: var(--ink-soft); font-size: var(--small);
          text-align: start; }
        table.data th, table.data td { padding: .5rem .75rem; border-block-end: 1px solid var(--line);
          text-align: start;
          vertical-align: baseline; }
        table.data thead th { padding-block: .25rem; border-color: var(--line-strong); color: var(--ink-soft);
          font-size: var(--small); font-weight: 500; white-space: nowrap; }
        table.data tbody th { font-weight: 600; }
        table.data .number { text-align: end; }
        table.data th:first-child { padding-inline-start: 0; }
        table.data td:last-child, table.data th:last-child { padding-inline-end: 0; }
        table.data tbody tr:last-child > * { border-block-end: 0; padding-block-end: 0; }
        table.data tbody tr:hover > * { background: color-mix(in srgb, var(--sunken) 60%, transparent); }
        @media screen and (max-width: 47.99rem) {
          table.data thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          table.data, table.data tbody { display: block; }
          table.data tr { display: grid; gap: .125rem; padding-block: .625rem;
            border-block-end: 1px solid var(--line); }
          table.data tbody tr:first-child { padding-block-start: 0; }
          table.data tbody tr:last-child { border: 0; padding-block-end: 0; }
          table.data tbody th, table.data tbody td { display: flex; justify-content: space-between; gap: 1rem;
            padding: 0;
            border: 0; text-align: end; }
          table.data tbody th { text-align: start; }
          table.data td::before { content: attr(data-label); color: var(--ink-soft); text-align: start;
            white-space: nowrap; }
        }

        """#
}
