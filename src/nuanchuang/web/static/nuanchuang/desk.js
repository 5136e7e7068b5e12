/* Inside [data-arrows] the left and right arrow keys go from button to button in their order, up and down to the
   nearest one above or below; where there is none the key does what it always does. */
const WAYS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 };

function nearest(buttons, from, way) {
  const here = from.getBoundingClientRect();
  const apart = (button) => {
    const there = button.getBoundingClientRect();
    const rows = way * (there.top + there.bottom - here.top - here.bottom) / 2;
    const aside = Math.max(0, here.left - there.right, there.left - here.right);
    return rows < here.height / 2 ? Infinity : rows * 4 + aside;
  };
  const best = buttons.reduce((one, other) => (apart(other) < apart(one) ? other : one), from);
  return best === from ? undefined : best;
}

addEventListener("keydown", (event) => {
  const way = WAYS[event.key];
  const group = way && !event.isComposing && event.target.closest("[data-arrows]");
  if (!group) return;
  const buttons = [...group.querySelectorAll("button:not([disabled]), summary")].filter((each) => each.checkVisibility());
  const along = /Left|Right/.test(event.key) ? buttons[buttons.indexOf(event.target) + way] : nearest(buttons, event.target, way);
  if (!along) return;
  event.preventDefault();
  along.focus();
});

/* The print button is hidden until it is defined, too late for autofocus. */
customElements.whenDefined("nc-print").then(() => document.querySelector("nc-print [autofocus]")?.focus());

/* The refetched waiting list brings the count and the next sentence, which stand elsewhere on the page, or says
   where to go. While a press is under way it is not asked for: it would be old before it stood there. */
addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.id === "desk-live" && document.querySelector("form[data-sent]")) event.preventDefault();
});
addEventListener("htmx:afterSettle", () => {
  const live = document.getElementById("desk-live");
  if (live?.dataset.go) return location.assign(live.dataset.go);
  for (const [name, text] of Object.entries(live?.dataset || {})) {
    const place = document.getElementById(`desk-${name}`);
    if (place && place.textContent !== text) place.textContent = text;
  }
});

/* The bar that asked may be exchanged meanwhile: htmx would look for the offers in what was thrown away. */
addEventListener("htmx:beforeRequest", ({ detail: { elt } }) => {
  if (elt.id !== "desk-waiting") return;
  elt.addEventListener("htmx:beforeOnLoad", (event) => elt.isConnected || event.preventDefault(), { once: true });
});

/* Giving back: words that name what happens to the papers follow what is chosen ([data-places]: all|none|some). */
function places() {
  const chosen = [...document.querySelectorAll("#papers select")].map((each) => each.value);
  if (!chosen.length) return;
  const back = chosen.filter((each) => each === "returned").length;
  const way = back === chosen.length ? 0 : back ? 2 : 1;
  for (const said of document.querySelectorAll("[data-places]")) said.textContent = said.dataset.places.split("|")[way];
}
addEventListener("change", places);
addEventListener("htmx:afterSettle", places);
places();
