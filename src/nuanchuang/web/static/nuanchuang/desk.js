/* Inside [data-arrows] the left and right arrow keys go from button to button. */
addEventListener("keydown", (event) => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const group = step && !event.isComposing && event.target.closest("[data-arrows]");
  if (!group) return;
  const buttons = [...group.querySelectorAll("button:not([disabled])")];
  const place = buttons.indexOf(event.target) + step;
  if (!buttons[place]) return;
  event.preventDefault();
  buttons[place].focus();
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
