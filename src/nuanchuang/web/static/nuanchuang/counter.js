/* The paper in hand is always in sight; another state begins at the top. What did not change stays where it was read. */
let before = "";
function show() {
  const screen = document.getElementById("counter-now"), paper = document.querySelector(".task[aria-current]");
  const now = `${screen?.dataset.state} ${screen?.querySelector("h1")?.textContent} ${paper?.dataset.code}`;
  if (now === before) return;
  before = now;
  if (paper) paper.scrollIntoView({ block: "nearest" });
  else scrollTo(0, 0);
}
addEventListener("htmx:afterSettle", show);
show();
