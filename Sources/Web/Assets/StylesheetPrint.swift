extension Stylesheet {
    /// Paper: black on white, no navigation, the patient at the head of every sheet and the sheet's number at its foot.
    static let print: StaticString = #"""
        /* Print */
        @page { margin: 18mm 16mm 16mm; @bottom-right { content: counter(page) " of " counter(pages);
          font: 9pt sans-serif; } }
        @media print {
          :root, [data-theme="dim"] {
            color-scheme: light;
            --paper: #fff; --surface: #fff; --sunken: #fff; --ink: #000; --ink-soft: #222; --ink-faint: #333;
            --line: #bbb; --line-strong: #666; --accent: #000; --accent-strong: #000; --accent-wash: #fff;
              --on-accent: #000;
            --exclude: #000; --exclude-wash: #fff; --hold: #000; --hold-wash: #fff; --caution: #000;
              --caution-wash: #fff;
            --note: #000; --note-wash: #fff; --good: #000; --good-wash: #fff; --unknown: #000; --unknown-wash: #fff;
          }
          html { font-size: 10.5pt; }
          body { display: block; }
          .stamp, .masthead, .skip, .foot, .form, .actions, .button, .chart details, .no-print { display: none; }
          main { display: block; max-width: none; padding: 0; }
          main > * + *, .stack > * + * { margin-block-start: 1rem; }
          .print-only { display: block; }
          /* A table's head is the one thing that browsers repeat on every sheet. */
          main:has(> .sheet-heading) { display: table; width: 100%; table-layout: fixed; }
          main > .sheet-heading { display: table-header-group; break-inside: avoid; font-size: 9pt; }
          .sheet-heading span { display: block; margin-block-end: 4mm; padding-block-end: 1mm;
            border-block-end: .5pt solid #666; }
          .panel:has(> header + .form:last-child), .panel:has(> header + .button-grid:last-child) { display: none; }
          .panel { padding: 0; border: 0; border-radius: 0; }
          .panel > header { min-height: 0; border-block-end: .75pt solid #000; break-after: avoid; }
          .split { grid-template-columns: minmax(0, 1fr); }
          .safety, .banner { border: .75pt solid #000; border-radius: 0; }
          .tag { padding: 0 .25rem; border: .5pt solid #666; }
          .finding, .key-figure, .light, .chart, table.data tr { break-inside: avoid; }
          table.data thead { display: table-header-group; }
          .chart svg { min-width: 0; }
          .chart .dose { fill: #555; }
          .chart .band { fill: #eee; }
          a { color: inherit; text-decoration: none; }
          h1, h2, h3 { break-after: avoid; }
        }

        """#
}
