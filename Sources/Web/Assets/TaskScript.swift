/// The script of timed tasks. Nothing leaves the page, and nothing is kept, until the result is sent by its form.
enum TaskScript {
    static let bytes: [UInt8] = source.withUTF8Buffer { Array($0) }

    private static let source: StaticString = #"""
        const task = document.querySelector("[data-task]");
        const form = document.querySelector("form[data-result]");
        const part = (name) => task.querySelector(`[data-part="${name}"]`);
        const figure = (name) => Number(task.dataset[name]);
        const [progress, stage, says, begin, stop] = ["progress", "stage", "says", "begin", "stop"].map(part);
        const before = document.querySelector("[data-before]");
        const timers = new Set();
        let running = false, press = () => {}, go = () => {};

        function after(milliseconds, then) {
          const timer = setTimeout(() => { timers.delete(timer); then(); }, milliseconds);
          timers.add(timer);
        }

        function quiet() {
          for (const timer of timers) clearTimeout(timer);
          timers.clear();
        }

        function rest(words) {
          quiet();
          running = false;
          stage.hidden = stop.hidden = true;
          before.hidden = begin.hidden = false;
          begin.textContent = "Start";
          progress.textContent = "";
          says.textContent = words;
          go = start;
        }

        function start() {
          running = true;
          stage.hidden = stop.hidden = false;
          before.hidden = begin.hidden = true;
          says.textContent = "";
          (task.dataset.task === "reaction-time" ? reaction : coding)();
        }

        function finish(values, words) {
          rest("");
          before.hidden = task.hidden = true;
          for (const [item, value] of Object.entries(values)) form.elements[`item-${item}`].value = value;
          form.querySelector("[data-part=summary]").textContent = words;
          form.hidden = false;
          // The heading, and not the button: a key that is still held must not send.
          form.querySelector("h2").focus();
        }

        function reaction() {
          const signal = part("signal");
          const practice = figure("practice"), trials = figure("trials");
          const [early, late] = [figure("early"), figure("late")];
          const times = [];
          let done = 0, falseStarts = 0, turn = 0, shown = 0;

          function next() {
            progress.textContent = done < practice
              ? `Practice ${done + 1} of ${practice}` : `${done - practice + 1} of ${trials}`;
            signal.textContent = "Wait";
            signal.dataset.state = "wait";
            const mine = ++turn;
            const wait = figure("waitFrom") + Math.random() * (figure("waitTo") - figure("waitFrom"));
            after(wait, () => requestAnimationFrame(() => {
              if (!running || mine !== turn) return;
              signal.textContent = "Now";
              signal.dataset.state = "now";
              shown = performance.now();
              after(late, () => answered(late));
            }));
          }

          // The next turn comes after a rest, longer where there are words to read.
          function pause(words) {
            quiet();
            turn += 1;
            signal.textContent = "";
            signal.dataset.state = "rest";
            says.textContent = words;
            after(words ? 2000 : 700, next);
          }

          function answered(time) {
            done += 1;
            if (done > practice) times.push(time);
            if (times.length === trials) return end();
            if (done > practice) return pause("");
            pause(done < practice ? `${Math.round(time)} ms.` : "Practice is over: the next ones count.");
          }

          function end() {
            const sorted = [...times].sort((one, other) => one - other);
            const middle = sorted.length / 2;
            const median = sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
            const lapses = times.filter((time) => time >= late).length;
            const total = Math.round(median);
            falseStarts = Math.min(999, falseStarts);
            finish({ total, "false-starts": falseStarts, lapses },
              `The middle of ${times.length} reaction times is ${total} ms, with ${falseStarts} false starts and ${lapses} lapses.`);
          }

          press = (event) => {
            if (event.type === "keydown" && event.key !== " " && event.key !== "Enter") return;
            // A finger counts when it comes down; the click that follows is the same touch.
            if (event.type === "click" || event.type === "pointerdown" && !signal.contains(event.target)) return;
            event.preventDefault();
            if (event.repeat || signal.dataset.state === "rest") return;
            const time = signal.dataset.state === "now" ? performance.now() - shown : 0;
            if (time >= early) return answered(Math.min(time, late));
            if (done >= practice) falseStarts += 1;
            pause("Too early: wait for Now. This turn comes again.");
          };
          signal.focus();
          next();
        }

        function shuffled(list) {
          for (let last = list.length - 1; last > 0; last -= 1) {
            const other = Math.floor(Math.random() * (last + 1));
            [list[last], list[other]] = [list[other], list[last]];
          }
          return list;
        }

        function coding() {
          const symbols = [...task.querySelectorAll("symbol")];
          // The symbol of each digit: another key each time the task is done.
          const key = shuffled(symbols.map((_, place) => place));
          const practice = figure("practice"), seconds = figure("seconds");
          let tried = 0, correct = 0, errors = 0, current = -1, ends = 0, open = true;

          function draw(svg, symbol) {
            svg.querySelector("use").setAttribute("href", `#${symbols[symbol].id}`);
            svg.setAttribute("aria-label", symbols[symbol].dataset.name);
          }

          function next() {
            const others = key.map((_, place) => place).filter((place) => place !== current);
            current = others[Math.floor(Math.random() * others.length)];
            draw(part("current"), key[current]);
          }

          function tick() {
            const left = ends - performance.now();
            if (left <= 0) return end();
            progress.textContent = `${Math.ceil(left / 1000)} seconds left`;
            after(Math.min(left, 1000), tick);
          }

          function count() {
            open = true;
            begin.hidden = true;
            says.textContent = "";
            ends = performance.now() + seconds * 1000;
            next();
            tick();
            stage.focus();
          }

          function end() {
            const right = Math.min(150, correct);
            errors = Math.min(999, errors);
            finish({ total: right, errors }, `${right} symbols were right and ${errors} wrong in ${seconds} seconds.`);
          }

          function answered(digit) {
            if (!open) return;
            const right = digit === current + 1;
            if (ends > 0) {
              if (performance.now() >= ends) return;
              if (right) correct += 1; else errors += 1;
              return next();
            }
            if (!right) { says.textContent = `That one is ${current + 1}.`; return; }
            tried += 1;
            if (tried < practice) {
              says.textContent = "Right.";
              progress.textContent = `Practice ${tried + 1} of ${practice}`;
              return next();
            }
            open = false;
            progress.textContent = "";
            says.textContent = `Practice is over. The ${seconds} seconds begin when you press the button.`;
            begin.textContent = `Start the ${seconds} seconds`;
            begin.hidden = false;
            begin.focus();
            go = count;
          }

          press = (event) => {
            if (event.type === "click") {
              const button = event.target.closest("[data-digit]");
              if (button) answered(Number(button.dataset.digit));
            } else if (event.type === "keydown" && !event.repeat && /^[1-9]$/.test(event.key)) {
              answered(Number(event.key));
            }
          };
          for (const [place, svg] of task.querySelectorAll("[data-part=key]").entries()) draw(svg, key[place]);
          progress.textContent = `Practice 1 of ${practice}`;
          next();
          stage.focus();
        }

        document.addEventListener("keydown", (event) => {
          if (!running || event.ctrlKey || event.metaKey || event.altKey) return;
          // A button that has the focus keeps its own keys; digits belong to none.
          const own = event.target instanceof HTMLButtonElement && event.target !== part("signal");
          if (!own || /^[1-9]$/.test(event.key)) press(event);
        });
        stage.addEventListener("pointerdown", (event) => { if (running) press(event); });
        stage.addEventListener("click", (event) => { if (running) press(event); });
        begin.addEventListener("click", () => go());
        stop.addEventListener("click", () => { rest("Stopped. Nothing was saved."); begin.focus(); });
        document.addEventListener("visibilitychange", () => {
          if (running && document.hidden) rest("The page was left, so the task was stopped. Nothing was saved.");
        });

        // A result that cannot be sent now stays on the page.
        form.addEventListener("submit", (event) => {
          if (navigator.onLine) return;
          event.preventDefault();
          form.querySelector("[data-part=sending]").textContent =
            "No connection just now. Leave this page open, and send when it is back.";
        });
        task.hidden = false;
        rest("");

        """#
}
