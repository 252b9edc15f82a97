extension Stylesheet {
    /// Colours of both themes, type, page frame and the few layout classes that pages may use by themselves.
    ///
    /// Every colour that carries text is checked for a contrast of 4.5 or more by a test that reads these properties.
    static let ground: StaticString = #"""
        :root {
          color-scheme: light;
          --paper: #f5f6f4; --surface: #ffffff; --sunken: #edf0ee;
          --ink: #14242b; --ink-soft: #43555c; --ink-faint: #5a6a70;
          --line: #d9dfde; --line-strong: #7a8a90;
          --accent: #0f5d78; --accent-strong: #0a465b; --accent-wash: #e2eef2; --on-accent: #ffffff;
          --exclude: #9d1c2a; --exclude-wash: #fbeaea; --hold: #98420a; --hold-wash: #fceee2;
          --caution: #735300; --caution-wash: #f9f2da; --note: #2d5885; --note-wash: #e8eff7;
          --good: #1b6646; --good-wash: #e5f2eb; --unknown: #52636a; --unknown-wash: #eceff0;
          --stamp: #f3d36b; --on-stamp: #2c2300; --focus: #0f5d78;
          --small: .8125rem; --large: 1.125rem; --huge: 2.25rem; --corner: 6px;
          --face: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans",
            sans-serif;
          --tap: 2.75rem;
        }
        [data-theme="dim"] {
          color-scheme: dark;
          --paper: #101517; --surface: #181f22; --sunken: #0c1012;
          --ink: #d6dad6; --ink-soft: #a9b4b5; --ink-faint: #8e9b9d;
          --line: #2b363a; --line-strong: #6c7d83;
          --accent: #74b4c9; --accent-strong: #98cbdb; --accent-wash: #1a313a; --on-accent: #08161b;
          --exclude: #f09c9c; --exclude-wash: #381c20; --hold: #eea769; --hold-wash: #362418;
          --caution: #dfc06a; --caution-wash: #302a17; --note: #9cbfe8; --note-wash: #1a2837;
          --good: #84cca3; --good-wash: #162d23; --unknown: #a9b4b5; --unknown-wash: #232c30;
          --stamp: #4a3d12; --on-stamp: #f0dc9a; --focus: #e2c268;
        }
        *, *::before, *::after { box-sizing: border-box; }
        html { font: 100%/1.5 var(--face); -webkit-text-size-adjust: 100%; text-size-adjust: 100%;
          scroll-padding-top: 5rem; }
        @media (min-width: 1920px) { html { font-size: 118.75%; } }
        body {
          margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: var(--paper);
            color: var(--ink);
          font-size: .9375rem; font-variant-numeric: tabular-nums lining-nums; overflow-wrap: break-word;
        }
        h1, h2, h3, h4, p, dl, dd, ul, ol, figure, table, fieldset { margin: 0; padding: 0; }
        h1 { font-size: 1.5rem; font-weight: 650; line-height: 1.25; letter-spacing: -.012em; text-wrap: balance; }
        h2 { font-size: 1.0625rem; font-weight: 650; line-height: 1.35; }
        h3, h4 { font-size: .9375rem; font-weight: 650; line-height: 1.4; }
        ul.plain, ol.plain { list-style: none; }
        a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .18em; }
        a:hover { color: var(--accent-strong); text-decoration-thickness: 2px; }
        :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
        small, .small { font-size: var(--small); }
        .soft { color: var(--ink-soft); }
        .number { text-align: end; white-space: nowrap; }
        .nowrap { white-space: nowrap; }
        .unseen:not(:focus):not(:focus-within) {
          position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
        }
        svg.icon { width: 1.125em; height: 1.125em; flex: none; vertical-align: -.2em; fill: currentColor; }

        /* Page frame */
        .skip { position: absolute; inset-block-start: -6rem; inset-inline-start: 1rem; z-index: 9;
          padding: .75rem 1rem;
          background: var(--surface); border-radius: var(--corner); }
        .skip:focus { inset-block-start: .5rem; }
        .stamp {
          margin: 0; padding: .25rem 1rem; background: var(--stamp); color: var(--on-stamp); font-size: var(--small);
          text-align: center;
        }
        .stamp strong { letter-spacing: .08em; }
        .masthead {
          display: flex; flex-wrap: wrap; align-items: stretch; column-gap: 2rem;
            padding-inline: clamp(1rem, 3vw, 2rem);
          background: var(--surface); border-block-end: 1px solid var(--line);
        }
        .brand {
          display: flex; align-items: center; gap: .625rem; min-height: 3.5rem; color: var(--ink); font-weight: 650;
          text-decoration: none;
        }
        .brand svg { width: 1.625rem; height: 1.625rem; flex: none; color: var(--accent); }
        .brand:hover { color: var(--ink); }
        .places { flex: 1; min-width: 0; }
        .places ul { display: flex; height: 100%; list-style: none; }
        .places a {
          display: flex; align-items: center; height: 100%; min-height: var(--tap); padding-inline: .75rem;
          color: var(--ink-soft); text-decoration: none; white-space: nowrap; border-block: 2px solid transparent;
        }
        .places a:hover { color: var(--ink); background: var(--sunken); }
        .places a:focus-visible { outline-offset: -3px; }
        .places [aria-current="page"] { color: var(--ink); font-weight: 650; border-block-end-color: var(--accent); }
        .places .count {
          margin-inline-start: .4rem; padding-inline: .4rem; border-radius: 1rem; background: var(--accent-wash);
          color: var(--accent-strong); font-size: var(--small); font-weight: 650;
        }
        .person { position: relative; display: flex; align-items: center; margin-inline-start: auto; }
        .person summary {
          display: flex; align-items: center; gap: .5rem; min-height: var(--tap); padding-inline: .5rem;
            cursor: pointer;
          border-radius: var(--corner); list-style: none;
        }
        .person summary::-webkit-details-marker { display: none; }
        .person summary:hover { background: var(--sunken); }
        .person .role { color: var(--ink-soft); font-size: var(--small); }
        .person .sheet {
          position: absolute; inset-block-start: calc(100% - .25rem); inset-inline-end: 0; z-index: 5; min-width: 14rem;
          padding: .5rem; background: var(--surface); border: 1px solid var(--line-strong);
            border-radius: var(--corner);
        }
        .person .sheet a, .person .sheet button {
          display: block; width: 100%; min-height: var(--tap); padding: .625rem .75rem; border: 0; border-radius: 4px;
          background: none; color: var(--ink); font: inherit; text-align: start; text-decoration: none; cursor: pointer;
        }
        .person .sheet a:hover, .person .sheet button:hover { background: var(--sunken); }
        main {
          flex: 1; width: 100%; max-width: 78rem; margin-inline: auto; padding: 1.5rem clamp(1rem, 3vw, 2rem) 3rem;
          display: flex; flex-direction: column; gap: 1.25rem;
        }
        main:focus { outline: none; }
        .wide main { max-width: none; }
        .narrow main { max-width: 44rem; }
        .foot {
          display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: 1rem clamp(1rem, 3vw, 2rem);
            color: var(--ink-faint);
          font-size: var(--small); border-block-start: 1px solid var(--line);
        }
        .print-only { display: none; }

        /* Layout that pages use */
        .page-heading { display: flex; flex-wrap: wrap; align-items: end; justify-content: space-between;
          gap: .75rem 1.5rem; }
        .page-heading p { margin-block-start: .125rem; color: var(--ink-soft); }
        .stack { display: flex; flex-direction: column; gap: 1rem; min-width: 0; }
        .row { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; }
        .split { display: grid; gap: 1.25rem; grid-template-columns: minmax(0, 1fr); align-items: start; }
        .cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); }
        @media (min-width: 60rem) { .split { grid-template-columns: minmax(0, 2fr) minmax(18rem, 1fr); } }
        .panel { min-width: 0; padding: 1rem 1.25rem 1.25rem; background: var(--surface); border: 1px solid var(--line);
          border-radius: var(--corner); }
        .panel > header { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between;
          gap: .25rem 1rem; min-height: 2rem; margin-block-end: .625rem; }
        .panel > header p { color: var(--ink-soft); font-size: var(--small); }
        .prose { max-width: 42rem; }
        .prose > * + * { margin-block-start: .75rem; }
        .prose ul, .prose ol { padding-inline-start: 1.25rem; }
        .facts { display: grid; grid-template-columns: minmax(7rem, max-content) minmax(0, 1fr); gap: .375rem 1.25rem; }
        .facts dt { color: var(--ink-soft); }
        @media (max-width: 47.99rem) {
          .masthead { column-gap: .5rem; }
          .places { order: 3; flex-basis: 100%; margin-inline: -1rem; overflow-x: auto;
            border-block-start: 1px solid var(--line); }
          .places ul { padding-inline: .25rem; }
          .brand { flex: 1; min-width: 0; line-height: 1.25; }
          .person .role { display: none; }
          main { padding-block-start: 1rem; gap: 1rem; }
          h1 { font-size: 1.375rem; }
          .panel { padding: .875rem 1rem 1rem; }
        }
        @media (prefers-reduced-motion: no-preference) {
          a, button, summary, input, select, textarea { transition: background-color .12s, border-color .12s,
            color .12s; }
        }

        """#
}
