/* The paper in hand is always in sight; another state begins at the top. What did not change stays where it was read,
   though the part that scrolls is exchanged. */
let before = "", read = 0;
const reading = () => document.querySelector(".counter-read");
function show() {
  const screen = document.getElementById("counter-now"), paper = document.querySelector(".task[aria-current]");
  const now = `${screen?.dataset.state} ${screen?.querySelector("h1")?.textContent} ${paper?.dataset.code}`;
  if (reading() && (now === before || paper)) reading().scrollTop = read;
  if (now !== before) paper?.scrollIntoView({ block: "nearest" });
  before = now;
}
addEventListener("htmx:beforeSwap", () => { read = reading()?.scrollTop || 0; });
addEventListener("htmx:afterSettle", show);
show();
