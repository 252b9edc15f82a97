/// The script that lets a past session run. Without it the page steps by links.
enum ReplayScript {
    static let bytes: [UInt8] = source.withUTF8Buffer { Array($0) }

    private static let source: StaticString = #"""
        const bar = document.querySelector("[data-replay]");
        const play = bar.querySelector("[data-play]");
        const slider = bar.querySelector("input[type=range]");
        const speed = bar.querySelector("select");
        const last = Number(bar.dataset.seconds);
        let second = Number(bar.dataset.second);
        let running = false;
        let shown = second;

        // Times stand as they were at that moment; the browser's clock has no part in them.
        function still(root) {
          for (const each of root.querySelectorAll("[data-elapsed-from], [data-remaining-until]")) {
            delete each.dataset.elapsedFrom;
            delete each.dataset.remainingUntil;
          }
        }

        async function show() {
          const at = Math.round(second);
          const answer = await fetch(`${bar.action}?second=${at}&speed=${speed.value}`, {
            headers: { "Halcyon-Refresh": "1" }, cache: "no-store",
          });
          if (!answer.ok || answer.redirected) { running = false; return; }
          const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
          still(fresh);
          const now = document.querySelector("[data-live]");
          const next = fresh.querySelector("[data-live]");
          if (now && next) now.replaceChildren(...next.childNodes);
          bar.querySelector("[data-part=replay-time]").textContent =
            fresh.querySelector("[data-part=replay-time]").textContent;
          slider.value = at;
          shown = at;
        }

        async function run() {
          while (running && second < last) {
            const begun = performance.now();
            await show();
            await new Promise((done) => setTimeout(done, Math.max(0, 1_000 - (performance.now() - begun))));
            second = Math.min(last, second + Number(speed.value) * (performance.now() - begun) / 1_000);
          }
          if (second >= last && shown < last) await show();
          running = false;
          play.textContent = "Play";
        }

        still(document);
        play.hidden = false;
        play.addEventListener("click", () => {
          running = !running;
          play.textContent = running ? "Pause" : "Play";
          if (running) {
            if (second >= last) second = 0;
            run();
          }
        });
        slider.addEventListener("change", () => { second = Number(slider.value); if (!running) show(); });

        """#
}
