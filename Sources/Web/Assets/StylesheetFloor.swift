extension Stylesheet {
    /// Alarms, the floor, live pages, replay and what is printed in a session.
    static let floor: StaticString = #"""
        /* Live pages */
        .live, .live > [data-part]:not(:empty) { display: flex; flex-direction: column; gap: 1.25rem; }
        .stack > [data-part]:not(:empty) { display: flex; flex-direction: column; gap: 1rem; }
        [data-part]:empty { display: none; }
        [hidden] { display: none !important; }
        .live-state { position: sticky; inset-block-start: .5rem; z-index: 4; font-weight: 600; }
        .live.stale { opacity: .55; }
        .tools { display: flex; flex-wrap: wrap; gap: .5rem; }

        /* Alarms: marks, shape, words and colour, after the three priorities of IEC 60601-1-8 */
        .alarms { display: grid; gap: .5rem; }
        .alarm { display: flex; flex-wrap: wrap; gap: .5rem .875rem; align-items: center; padding: .75rem 1rem;
          border: 2px solid var(--alarm); border-radius: var(--corner); background: var(--alarm-wash); }
        .alarm > .icon { width: 1.75rem; height: 1.75rem; color: var(--alarm); }
        .alarm .what { flex: 1 1 18rem; }
        .alarm .title { font-size: var(--large); font-weight: 650; }
        .alarm .marks, .worst b { color: var(--alarm); letter-spacing: .1em; }
        .alarm-high { --alarm: var(--exclude); --alarm-wash: var(--exclude-wash); }
        .alarm-medium { --alarm: var(--caution); --alarm-wash: var(--caution-wash); }
        .alarm-low { --alarm: var(--note); --alarm-wash: var(--note-wash); }
        .alarm.answered { border-style: dashed; background: none; }
        .alarm.answered .title { font-size: inherit; }
        .alarm.escalated { border-width: 4px; }

        /* The floor */
        .capacity { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.5rem), 1fr)); }
        .capacity > div { padding: .625rem .875rem; background: var(--surface); border: 1px solid var(--line);
          border-radius: var(--corner); }
        .capacity dt { color: var(--ink-soft); font-size: var(--small); }
        .capacity dt .icon { margin-inline-end: .3rem; color: var(--tone); }
        .capacity .value { font-size: 1.5rem; font-weight: 650; line-height: 1.3; }
        .capacity .soft { font-size: var(--small); }
        .floor { display: grid; gap: .875rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); }
        .seat { display: flex; flex-direction: column; gap: .375rem; padding: .875rem 1rem; background: var(--surface);
          border: 2px solid var(--alarm, var(--line)); border-radius: var(--corner); }
        .free-chairs { display: flex; flex-wrap: wrap; gap: .5rem; margin-block-start: .875rem; }
        .free-chairs li { padding: .375rem .75rem; border: 1px dashed var(--line-strong); border-radius: var(--corner); }
        .seat .chair { display: flex; justify-content: space-between; gap: .5rem; color: var(--ink-soft); }
        .seat .stage { color: var(--ink); font-weight: 650; }
        .seat .who a { display: inline-flex; align-items: center; min-height: var(--tap); color: var(--ink);
          font-size: 1.5rem; font-weight: 650; text-decoration: none; }
        .seat .worst { display: flex; gap: .5rem; align-items: start; padding: .5rem .625rem; border-radius: 4px;
          background: var(--alarm-wash); font-weight: 600; }
        .seat .worst .icon { width: 1.375rem; height: 1.375rem; color: var(--alarm); }
        .seat .times { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem; align-items: end; }
        .seat .countdown .value { font-size: 1.25rem; }
        .seat .check { font-weight: 600; }
        .seat .nurse { margin-block-start: auto; font-size: var(--small); }
        .floor.wall { grid-template-columns: repeat(auto-fill, minmax(22rem, 1fr)); font-size: 1.125rem; }
        .floor.wall .who a { font-size: 2rem; }
        .floor.wall .countdown .value { font-size: 1.75rem; }

        /* The chair */
        .due-list li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1rem;
          padding-block: .375rem; border-block-start: 1px solid var(--line); }
        .countdown + .due-list { margin-block-start: .75rem; }
        .quick { margin-block-start: 1rem; display: flex; flex-direction: column; gap: .375rem; }
        .quick .label { color: var(--ink-soft); font-size: var(--small); }
        .quick .button-grid { display: flex; flex-wrap: wrap; }
        .quick .button { flex: 1 1 auto; padding-inline: .875rem; }
        .monitor { display: grid; gap: .75rem 1.25rem;
          grid-template-columns: repeat(auto-fill, minmax(min(45%, 8rem), 1fr)); }
        .monitor dt, .monitor .age { color: var(--ink-soft); font-size: var(--small); }
        .monitor dd:not(.age) { font-size: 1.75rem; font-weight: 650; line-height: 1.2; }
        .monitor dd small { color: var(--ink-soft); font-size: var(--small); font-weight: 400; }
        .monitor .old dd:not(.age) { color: var(--ink-faint); text-decoration: line-through; }
        .monitor .old .age { color: var(--hold); }
        .monitor ~ div .button-grid { grid-template-columns: minmax(0, 24rem); }
        .monitor + p, .monitor ~ div, .silence + p { margin-block-start: .75rem; }

        /* Looking back */
        .replay { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; padding: .75rem 1rem;
          background: var(--accent-wash); border: 1px solid var(--line-strong); border-radius: var(--corner); }
        .replay .title { flex: 1 1 16rem; }
        .replay .slider { flex: 1 1 100%; }
        .replay input[type=range] { width: 100%; min-height: var(--tap); accent-color: var(--accent); }
        .replay select { min-height: var(--tap); padding-inline: .5rem; background: var(--surface); color: var(--ink);
          border: 1px solid var(--line-strong); border-radius: var(--corner); }

        /* A syringe's label */
        .label-sheet { width: min(100%, 22rem); padding: 1rem 1.25rem; border: 2px solid var(--ink);
          border-radius: var(--corner); background: var(--surface); line-height: 1.35; }
        .label-sheet .drug { font-size: 1.25rem; font-weight: 650; }
        .label-sheet .amount { font-size: 2.25rem; font-weight: 700; line-height: 1.1; }
        .label-sheet .equal, .label-sheet .route { font-size: var(--large); font-weight: 600; }
        .label-sheet p + p { margin-block-start: .375rem; }
        @media print { .screen-only { display: none; } }

        """#
}
