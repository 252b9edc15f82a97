extension Stylesheet {
    /// Buttons, fields and refusals. Controls are 44 px high, so that they can be hit with a gloved finger.
    static let forms: StaticString = #"""
        /* Forms */
        .button {
          display: inline-flex; align-items: center; justify-content: center; gap: .5rem; min-height: var(--tap);
          padding: .5rem 1.125rem; border: 1px solid var(--line-strong); border-radius: var(--corner);
          background: var(--surface); color: var(--ink); font: inherit; font-weight: 600; text-decoration: none;
            cursor: pointer;
        }
        .button:hover { background: var(--sunken); border-color: var(--ink-soft); color: var(--ink); }
        .button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
        .button.primary:hover { background: var(--accent-strong); border-color: var(--accent-strong); }
        .button.grave { border-color: var(--exclude); color: var(--exclude); }
        .button.grave:hover { background: var(--exclude-wash); }
        .button.quiet { border-color: transparent; background: none; color: var(--accent); }
        .button.quiet:hover { background: var(--accent-wash); color: var(--accent-strong); }
        .button.slight { min-height: 2rem; padding: .125rem .75rem; font-size: var(--small); }
        .button:disabled { opacity: .55; cursor: default; }
        .button-grid { display: grid; gap: .625rem;
          grid-template-columns: repeat(auto-fill, minmax(min(100%, 8.5rem), 1fr)); }
        .button-grid .button { min-height: 3.5rem; text-align: start; justify-content: start; line-height: 1.25; }
        .button-grid form { display: contents; }
        .form { display: flex; flex-direction: column; gap: 1.125rem; max-width: 40rem; }
        .form.inline { flex-flow: row wrap; align-items: end; gap: .75rem; max-width: none; }
        .actions { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .75rem; }
        .field { display: flex; flex-direction: column; gap: .25rem; min-width: 0; border: 0; }
        .field > label:not(.choice), .field legend { padding: 0; font-weight: 600; }
        .field legend { margin-block-end: .25rem; }
        .optional { color: var(--ink-faint); font-size: var(--small); font-weight: 400; }
        .hint { color: var(--ink-soft); font-size: var(--small); }
        .field .error { display: flex; gap: .375rem; color: var(--exclude); font-size: var(--small); font-weight: 600; }
        .field .error .icon { margin-block-start: .1em; }
        .control { display: flex; align-items: center; gap: .5rem; }
        .control .unit { color: var(--ink-soft); white-space: nowrap; }
        input, select, textarea { font: inherit; font-variant-numeric: inherit; color: inherit; }
        .control input, .control select, .control textarea {
          width: 100%; min-height: var(--tap); padding: .5rem .75rem; border: 1px solid var(--line-strong);
          border-radius: var(--corner); background: var(--surface); font-size: 1rem;
        }
        .control input.figure { width: 8rem; text-align: end; }
        .control input.moment { width: auto; min-width: 11rem; }
        .control select { width: auto; max-width: 100%; padding-inline-end: 2rem; }
        .control textarea { line-height: 1.5; resize: vertical; }
        .control input:hover, .control select:hover, .control textarea:hover { border-color: var(--ink-soft); }
        .control input:focus-visible, .control select:focus-visible, .control textarea:focus-visible {
          outline-offset: -1px; border-radius: var(--corner);
        }
        .refused .control input, .refused .control select, .refused .control textarea {
          border: 2px solid var(--exclude); background: var(--exclude-wash);
        }
        .choices { display: flex; flex-direction: column; gap: .375rem; }
        .choice {
          display: flex; align-items: flex-start; gap: .625rem; min-height: var(--tap); padding: .5rem .75rem;
          border: 1px solid var(--line-strong); border-radius: var(--corner); background: var(--surface);
            cursor: pointer;
        }
        .choice:hover { background: var(--sunken); }
        .choice:has(:checked) { border-color: var(--accent); background: var(--accent-wash);
          box-shadow: inset 0 0 0 1px var(--accent); }
        .choice:has(:focus-visible) { outline: 3px solid var(--focus); outline-offset: 2px; }
        .choice input { flex: none; width: 1.25rem; height: 1.25rem; margin: .125rem 0 0;
          accent-color: var(--accent); outline: none; }
        .choice small { display: block; color: var(--ink-soft); }
        .refused .choice { border-color: var(--exclude); }
        .across .choices { flex-flow: row wrap; }
        .fields-across { display: grid; gap: 1rem;
          grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr)); }
        .refusals { padding: .875rem 1rem; border: 1px solid var(--exclude); border-inline-start-width: 5px;
          border-radius: var(--corner); background: var(--exclude-wash); }
        .refusals h3 { color: var(--exclude); }
        .refusals ul { margin-block-start: .25rem; padding-inline-start: 1.25rem; }
        .refusals a { color: var(--ink); }
        /* In the treatment room every button is for a thumb. */
        [data-theme="dim"] { --tap: 3rem; }

        .slider { display: grid; grid-template-columns: 1fr auto; gap: .25rem .75rem; align-items: baseline; }
        .slider label { font-weight: 600; }
        .slider output { font-size: var(--large); font-weight: 650; }
        .slider input { grid-column: 1 / -1; width: 100%; min-height: var(--tap); accent-color: var(--accent); }
        """#
}
