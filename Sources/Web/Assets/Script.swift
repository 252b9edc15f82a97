/// The page's own script: every page works without it.
enum Script {
    static let bytes: [UInt8] = source.withUTF8Buffer { Array($0) }

    /// Running times, and one answer to a double tap on a button. Keeps nothing in the browser.
    private static let source: StaticString = #"""
        const minute = 60_000;

        // "0:42" under an hour, "1 h 05 min" above: a nurse reads seconds only while they matter.
        function words(milliseconds) {
          const seconds = Math.max(0, Math.floor(milliseconds / 1000));
          const minutes = Math.floor(seconds / 60);
          if (minutes >= 60) return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
          return `${minutes}:${String(seconds % 60).padStart(2, "0")}`;
        }

        // The browser's clock may be wrong; the page says what the server's clock was when it was made.
        const made = Number(document.documentElement.dataset.serverTime);
        const offset = made ? made - Date.now() : 0;

        function tick() {
          const now = Date.now() + offset;
          for (const timer of document.querySelectorAll("[data-elapsed-from]")) {
            timer.textContent = words(now - Number(timer.dataset.elapsedFrom));
          }
          for (const figure of document.querySelectorAll("[data-given]")) {
            const { given, rate, limit, at, decimals } = figure.dataset;
            const minutes = Math.max(0, now - Number(at)) / minute;
            figure.textContent = Math.min(Number(limit), Number(given) + Number(rate) * minutes)
              .toFixed(Number(decimals));
          }
          for (const timer of document.querySelectorAll("[data-remaining-until]")) {
            const left = Number(timer.dataset.remainingUntil) - now;
            timer.textContent = left > 0 ? words(left) : words(-left);
            const holder = timer.closest("[data-countdown]");
            if (holder) {
              holder.classList.toggle("due", left <= 0);
              holder.classList.toggle("soon", left > 0 && left <= 5 * minute);
              const suffix = holder.querySelector("[data-suffix]");
              if (suffix) suffix.textContent = left > 0 ? "left" : "past";
            }
          }
        }
        if (document.querySelector("[data-elapsed-from], [data-remaining-until], [data-live]")) {
          document.addEventListener("halcyon:fresh", tick);
          tick();
          setInterval(tick, 1000);
        }

        // A second tap must not send twice. The server would answer it once anyway; this shows that the first was
        // heard.
        document.addEventListener("submit", (event) => {
          if (event.defaultPrevented) return;
          const form = event.target;
          if (form.dataset.sent) { event.preventDefault(); return; }
          form.dataset.sent = "yes";
          form.setAttribute("aria-busy", "true");
          // After the browser has gathered the form, or the pressed button's own value would be lost.
          setTimeout(() => {
            for (const button of form.querySelectorAll("button")) button.disabled = true;
          });
        });

        // Coming back with the browser's Back button: the form may be sent again.
        window.addEventListener("pageshow", (event) => {
          if (!event.persisted) return;
          for (const form of document.querySelectorAll("form[data-sent]")) {
            delete form.dataset.sent;
            form.removeAttribute("aria-busy");
            for (const button of form.querySelectorAll("button")) button.disabled = false;
          }
        });

        // One open menu at a time; Escape and a tap elsewhere close it.
        const menu = document.querySelector("details.person");
        if (menu) {
          document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
          menu.addEventListener("keydown", (event) => {
            if (event.key !== "Escape") return;
            menu.open = false;
            menu.querySelector("summary").focus();
          });
        }

        // On a narrow screen a drawing starts where now is.
        for (const chart of document.querySelectorAll("[data-focus]")) {
          chart.scrollLeft = Number(chart.dataset.focus) * chart.scrollWidth - chart.clientWidth;
        }

        // While a dose is dragged its forecast is drawn again; one request at a time, and the last wish is the one that stays.
        for (const form of document.querySelectorAll("form[data-forecast]")) {
          const figure = document.getElementById(form.dataset.forecast);
          let busy = false, again = false;
          const draw = async () => {
            if (busy) { again = true; return; }
            busy = true;
            const wish = new FormData(form);
            wish.set("part", "figure");
            try {
              const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(wish) });
              if (answer.ok && !answer.redirected) {
                const page = new DOMParser().parseFromString(await answer.text(), "text/html");
                figure.replaceChildren(...page.body.childNodes);
              }
            } catch { /* The button still asks for the whole page, which says that the server is gone. */ }
            busy = false;
            if (again) { again = false; draw(); }
          };
          form.addEventListener("input", (event) => {
            const output = form.querySelector(`output[for="${event.target.id}"]`);
            if (output) output.textContent = `${event.target.value} ${output.dataset.unit}`;
            draw();
          });
        }

        // A refused form is read out from its summary.
        document.querySelector(".refusals")?.focus();

        """#
}
