/// The script of a patient's link: saves each answer as it is given, over any line. Without it the page is one form.
enum AnswerScript {
    static let bytes: [UInt8] = source.withUTF8Buffer { Array($0) }

    /// Keeps what could not be sent in the page alone, never in the browser's storage: the device may be shared.
    private static let source: StaticString = #"""
        const form = document.querySelector("form[data-saves]");
        const status = form.querySelector("[data-saving]");
        const crisis = document.querySelector(".crisis");
        const unsaved = "No connection just now. Your answers are kept on this page: leave it open.";
        const unsent = "No connection just now. Your answers are sent as soon as it is back: leave this page open.";
        let sequence = Number(form.dataset.sequence);
        let working = false, failures = 0, sending = false, isKept = true, timer = 0;
        // What the server does not have yet: the latest change of each question, with its number.
        const waiting = new Map();

        function say(words) { status.textContent = words; }

        function isOpen(question) {
          if (!question.dataset.gate) return true;
          const from = Number(question.dataset.gateFrom);
          const met = question.dataset.gate.split(" ").filter((name) => {
            const chosen = form.querySelector(`input[name="${CSS.escape(name)}"]:checked`);
            return chosen && Number(chosen.value) >= from;
          });
          return met.length >= Number(question.dataset.gateCount);
        }

        // A question behind a gate is shown when it is asked; an answer given before the gate shut is taken back.
        function gates() {
          for (const question of form.querySelectorAll("[data-gate]")) {
            const open = isOpen(question);
            question.hidden = !open;
            if (open) continue;
            const chosen = question.querySelector("input:checked");
            if (chosen) { chosen.checked = false; keep(question.dataset.item, ""); }
          }
        }

        function keep(item, value) {
          sequence += 1;
          waiting.set(item, { value, sequence });
          send();
        }

        async function send() {
          if (working) return;
          working = true;
          clearTimeout(timer);
          while (waiting.size > 0) {
            const [item, change] = waiting.entries().next().value;
            let answer;
            try {
              const response = await fetch(form.dataset.saves, {
                method: "POST", body: new URLSearchParams({ item, ...change }), signal: AbortSignal.timeout(15_000),
              });
              if (response.status === 404 || response.status === 422) { location.reload(); return; }
              if (!response.ok) throw new Error("not saved");
              answer = await response.text();
            } catch {
              failures += 1;
              say(sending ? unsent : unsaved);
              timer = setTimeout(send, Math.min(30_000, 1000 * 2 ** Math.min(failures, 5)));
              working = false;
              return;
            }
            failures = 0;
            isKept = answer.startsWith("saved");
            if (waiting.get(item) === change) waiting.delete(item);
            if (answer.includes("crisis")) crisis.classList.add("forward");
          }
          working = false;
          // Where the browser keeps nothing of this clinic, the answers wait for the button.
          say(isKept ? "Saved." : "");
          if (sending) { sending = false; form.submit(); }
        }

        form.addEventListener("change", (event) => {
          const question = event.target.closest("[data-item]");
          if (!question || event.target.type !== "radio") return;
          keep(question.dataset.item, event.target.value);
          gates();
        });

        // Sending waits for the line, so that a browser's error page never takes the place of the answers.
        form.addEventListener("submit", (event) => {
          if (waiting.size === 0 && navigator.onLine) return;
          event.preventDefault();
          if (event.submitter?.name) {
            const pressed = document.createElement("input");
            pressed.type = "hidden";
            pressed.name = event.submitter.name;
            pressed.value = event.submitter.value;
            form.append(pressed);
          }
          sending = true;
          say(unsent);
          send();
        });

        window.addEventListener("online", () => {
          if (waiting.size > 0) send();
          else if (sending) { sending = false; form.submit(); }
        });
        gates();

        """#
}
