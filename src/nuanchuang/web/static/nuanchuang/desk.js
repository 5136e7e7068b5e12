/* Inside [data-arrows] the left and right arrow keys go from button to button in their order, up and down to the
   nearest one above or below; where there is none the key does what it always does. In [data-arrows=round] they go
   from link to link and from the last to the first: half of them is the longest way. */
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

function around(group, from, way) {
  const links = [...group.querySelectorAll("a")];
  return links[(links.indexOf(from) + way + links.length) % links.length];
}

function along(group, from, way, key) {
  if (group.dataset.arrows === "round") return around(group, from, way);
  const buttons = [...group.querySelectorAll("button:not([disabled]), summary")].filter((each) => each.checkVisibility());
  return /Left|Right/.test(key) ? buttons[buttons.indexOf(from) + way] : nearest(buttons, from, way);
}

addEventListener("keydown", (event) => {
  const way = WAYS[event.key];
  const group = way && !event.isComposing && event.target.closest("[data-arrows]");
  const next = group && along(group, event.target, way, event.key);
  if (!next) return;
  event.preventDefault();
  next.focus();
});

/* While a Chinese word is being composed nothing is searched for; the finished word is. */
addEventListener("input", (event) => event.isComposing && event.stopImmediatePropagation(), true);
addEventListener("compositionend", ({ target }) => target.dispatchEvent(new Event("input", { bubbles: true })));

/* A digit chooses the option of that number and goes on; 0 says that it is not known. Not in a field one writes in. */
addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229 || event.repeat || !/^\d$/.test(event.key)) return;
  if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
  if (event.target.closest("textarea, select, input:not([type=radio])")) return;
  const option = document.querySelector(`#main [data-digit="${event.key}"]`);
  if (!option || option.form.hasAttribute("data-sent")) return;
  event.preventDefault();
  option.checked = true;
  option.form.requestSubmit();
});

/* The key of a folded list opens it and goes to its first link; a click folds and unfolds as ever. */
addEventListener("click", (event) => {
  const folded = !event.isTrusted && event.target.closest("summary[data-key]")?.parentElement;
  if (!folded) return;
  event.preventDefault();
  folded.open = true;
  folded.querySelector("[data-arrows] a")?.focus();
});
/* The print button is hidden until it is defined, too late for autofocus. */
customElements.whenDefined("nc-print").then(() => document.querySelector("nc-print [autofocus]")?.focus());

/* Words in a field that would be lost; a case is written down with every press. */
function somethingTyped() {
  return [...document.querySelectorAll("main textarea, main input[type=text], main input[type=search]")]
    .some((field) => field.value !== field.defaultValue);
}

/* The refetched waiting list brings the count and the next sentence, which stand elsewhere on the page, or says
   where to go. While a press is under way it is not asked for: it would be old before it stood there. */
addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.id === "desk-live" && document.querySelector("form[data-sent]")) event.preventDefault();
});
addEventListener("htmx:afterSettle", () => {
  const gone = document.querySelector("[data-moved]");
  if (gone && !document.querySelector("form[data-sent]") && !somethingTyped()) return location.assign(gone.href);
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
