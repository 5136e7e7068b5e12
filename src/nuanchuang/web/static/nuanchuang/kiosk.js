/* The kiosk never shows a browser's error page. Forms htmx does not send (reset, language) leave the page only
   while the server answers; else #nc-undelivered is said. And a scanner may be used on the first page: what it
   types before Enter goes into #nc-scan. */
const PAUSE = 1500, PATIENCE = 4000, SHORTEST = 8;

async function there() {
  try {
    return (await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) })).ok;
  } catch {
    return false;
  }
}

function say() {
  const words = document.getElementById("nc-undelivered");
  if (words) document.getElementById("nc-alert")?.replaceChildren(words.content.cloneNode(true));
}

addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.getAttribute("hx-boost") !== "false" || form.hasAttribute("data-there")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  form.removeAttribute("data-sent");
  if (!(await there())) return say();
  form.setAttribute("data-there", "");
  form.requestSubmit(event.submitter);
}, true);
addEventListener("pageshow", () => document.querySelectorAll("[data-there]").forEach((form) => form.removeAttribute("data-there")));

let typed = "", last = 0;
addEventListener("keydown", (event) => {
  const form = document.getElementById("nc-scan");
  if (!form || event.target.closest("input, textarea, select")) return;
  if (event.timeStamp - last > PAUSE) typed = "";
  last = event.timeStamp;
  if (event.key.length === 1) typed += event.key;
  if (event.key !== "Enter" || typed.length < SHORTEST) return;
  event.preventDefault();
  form.elements.code.value = typed;
  typed = "";
  form.requestSubmit();
});
