/// The script of pages that bring themselves up to date. Such a page works without it; it then shows what was true when
/// it was asked for, and says so.
enum LiveScript {
    static let bytes: [UInt8] = source.withUTF8Buffer { Array($0) }

    /// Listens for "something changed", asks for the page again and puts in the parts that differ. A part in which
    /// somebody is typing is left alone. What monitors say is put in as it comes. Keeps nothing in the browser.
    private static let source: StaticString = #"""
        const page = document.querySelector("[data-live]");
        const state = document.querySelector("[data-live-state]");
        // Without a beat for this long the line is dead, whatever the browser thinks.
        const silence = 25_000;
        let position = page.dataset.position;
        let heard = Date.now();
        let read = Date.now();
        let asking = false;
        let again = false;
        let over = false;
        let source;
        // The browser's clock may be wrong; the page says what the server's clock was when it was made.
        const offset = Number(document.documentElement.dataset.serverTime) - Date.now();

        function isTouched(part) {
          const active = document.activeElement;
          if (part.contains(active) && active.matches("input:not([type=hidden]), textarea, select")) return true;
          for (const field of part.querySelectorAll("input, textarea, select")) {
            if (field.type === "hidden") continue;
            if (field.type === "checkbox" || field.type === "radio") {
              if (field.checked !== field.defaultChecked) return true;
            } else if (field.tagName === "SELECT") {
              const before = [...field.options].findIndex((option) => option.defaultSelected);
              if (field.selectedIndex !== Math.max(0, before)) return true;
            } else if (field.value !== field.defaultValue) return true;
          }
          return part.querySelector("form[data-sent]") !== null;
        }

        // What was unfolded stays unfolded, and what had the focus keeps it.
        function put(part, fresh) {
          const open = [...part.querySelectorAll("details[open] > summary")].map((each) => each.textContent.trim());
          const id = part.contains(document.activeElement) ? document.activeElement.id : "";
          const scrolled = [...part.querySelectorAll("[data-focus]")].map((each) => each.scrollLeft);
          for (const summary of fresh.querySelectorAll("details > summary")) {
            if (open.includes(summary.textContent.trim())) summary.parentElement.open = true;
          }
          part.replaceWith(fresh);
          [...fresh.querySelectorAll("[data-focus]")].forEach((each, index) => {
            each.scrollLeft = scrolled[index] ?? each.scrollLeft;
          });
          if (id) document.getElementById(id)?.focus({ preventScroll: true });
        }

        // Numbers of forms differ each time; they are no news.
        function said(part) {
          const copy = part.cloneNode(true);
          for (const field of copy.querySelectorAll("input[type=hidden]")) field.remove();
          for (const timer of copy.querySelectorAll("[data-elapsed-from], [data-remaining-until], [data-given]")) {
            timer.textContent = "";
          }
          for (const each of copy.querySelectorAll("details")) each.removeAttribute("open");
          for (const each of copy.querySelectorAll(".due, .soon")) each.classList.remove("due", "soon");
          return copy.innerHTML;
        }

        function bringUpToDate(fresh) {
          const next = fresh.querySelector("[data-live]");
          if (!next) return location.reload();
          position = next.dataset.position;
          if (next.dataset.stage !== page.dataset.stage) {
            if (isTouched(page)) {
              state.hidden = false;
              state.dataset.moved = "yes";
              state.textContent = "This session has moved on. Finish what you are typing, then load the page again.";
              return;
            }
            page.dataset.stage = next.dataset.stage;
            page.replaceChildren(...next.childNodes);
            document.dispatchEvent(new Event("halcyon:fresh"));
            return;
          }
          for (const part of page.querySelectorAll("[data-part]")) {
            const other = next.querySelector(`[data-part="${CSS.escape(part.dataset.part)}"]`);
            if (!other || isTouched(part) || said(part) === said(other)) continue;
            put(part, other);
          }
          document.dispatchEvent(new Event("halcyon:fresh"));
          askWhenDue();
        }

        async function ask() {
          if (asking) { again = true; return; }
          asking = true;
          try {
            const answer = await fetch(location.href, { headers: { "Halcyon-Refresh": "1" }, cache: "no-store" });
            if (answer.redirected) { location.assign(answer.url); return; }
            if (!answer.ok) throw new Error(answer.status);
            const text = await answer.text();
            read = heard = Date.now();
            bringUpToDate(new DOMParser().parseFromString(text, "text/html"));
            showAge();
          } catch {
            // The age that the page shows says it.
          } finally {
            asking = false;
            if (again) { again = false; ask(); }
          }
        }

        // Time alone changes a page too: an infusion ends, a check falls due.
        let moment;
        function askWhenDue() {
          clearTimeout(moment);
          const now = Date.now() + offset;
          const left = [...page.querySelectorAll("[data-remaining-until], [data-ask-at]")]
            .map((each) => Number(each.dataset.remainingUntil ?? each.dataset.askAt) - now)
            .filter((each) => each > 0);
          const wait = Math.min(30_000, ...left.map((each) => each + 400));
          moment = setTimeout(() => { ask(); askWhenDue(); }, wait);
        }

        // What monitors say changes in place; a value that is not of now is struck through and says so.
        const oldAfter = 15_000;
        let askedForSigns = 0;

        function showSigns(signs) {
          const newest = Math.max(...signs.map((each) => each.measured));
          let isNew = page.querySelector(".silence:not([hidden])") !== null;
          for (const each of signs) {
            const cell = page.querySelector(`[data-sign="${CSS.escape(each.sign)}"]`);
            if (!cell) { isNew = true; continue; }
            const minutes = Math.floor((newest - each.measured) / 60_000);
            cell.dataset.received = each.received;
            cell.classList.remove("old");
            cell.querySelector(".reading").textContent = each.value ?? "\u2013";
            cell.querySelector(".age").textContent =
              each.value === null ? "no value" : minutes >= 1 ? `${minutes} min ago` : "now";
          }
          // A feed that begins or comes back changes more of the page than its numbers.
          if (!isNew || Date.now() - askedForSigns < 5_000) return;
          askedForSigns = Date.now();
          ask();
        }

        function showOldSigns() {
          const cells = [...page.querySelectorAll("[data-received]")];
          const now = Date.now() + offset;
          for (const cell of cells) {
            const silence = now - Number(cell.dataset.received);
            if (silence <= oldAfter) continue;
            cell.classList.add("old");
            cell.querySelector(".age").textContent = `no news for ${Math.floor(silence / 1000)} s`;
          }
          const silence = page.querySelector(".silence");
          if (!silence || !silence.hidden) return;
          const last = Math.max(...cells.map((cell) => Number(cell.dataset.received)));
          if (now - last > oldAfter) { silence.hidden = false; ask(); }
        }

        function showAge() {
          if (over || state.dataset.moved) return;
          const quiet = Date.now() - heard;
          const lost = quiet > silence;
          page.classList.toggle("stale", lost);
          state.hidden = !lost;
          if (!lost) return;
          const seconds = Math.floor((Date.now() - read) / 1000);
          const age = seconds < 120 ? `${seconds} seconds` : `${Math.floor(seconds / 60)} minutes`;
          state.textContent = `No answer from the server. What stands here is ${age} old. Watch the patient and the `
            + "monitor, write signs and doses on paper with their times, and enter them when this line is gone.";
        }

        function listen() {
          source?.close();
          source = new EventSource(`${page.dataset.live}?after=${position}`);
          source.addEventListener("beat", () => {
            const lost = Date.now() - heard > silence;
            heard = Date.now();
            if (lost) ask();
            showAge();
          });
          source.addEventListener("changed", (event) => {
            heard = Date.now();
            if (Number(event.data) > Number(position)) ask();
          });
          source.addEventListener("signs", (event) => {
            heard = Date.now();
            showSigns(JSON.parse(event.data));
          });
          source.addEventListener("over", () => { over = true; source.close(); location.reload(); });
          // A refused connection is not tried again by the browser; a dropped one is, from its last event on.
          source.addEventListener("error", () => {
            if (source.readyState === EventSource.CLOSED && !over) setTimeout(listen, 3_000);
          });
        }

        listen();
        askWhenDue();
        setInterval(() => { showAge(); showOldSigns(); }, 1_000);
        // A sleeping tablet wakes up old.
        document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
        window.addEventListener("pagehide", () => source.close());
        window.addEventListener("pageshow", (event) => { if (event.persisted) { listen(); ask(); } });

        """#
}
