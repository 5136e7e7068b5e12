/* Every POST form is sent once a press: its buttons rest until the answer came, the page is shown again,
   or 15 s have passed. The server's idempotency key is the real guard; this only keeps fingers calm.
   What nobody pressed ([data-unasked], a look at words being typed) neither ends such a rest nor says anything there.
   Also marks that scripts run (html.scripted) and says in #nc-alert when a part of the page could not be sent. */
const REST = 15000;
document.documentElement.classList.add("scripted");

function buttons(form) {
  const outside = form.id ? document.querySelectorAll(`[type=submit][form="${CSS.escape(form.id)}"]`) : [];
  return [...form.querySelectorAll("button:not([type=button]), [type=submit]"), ...outside];
}

function rest(form, on) {
  form.toggleAttribute("data-sent", on);
  for (const button of buttons(form)) {
    if (on && button.disabled) continue;
    if (!on && !button.hasAttribute("aria-busy")) continue;
    button.disabled = on;
    on ? button.setAttribute("aria-busy", "true") : button.removeAttribute("aria-busy");
  }
}

addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.hasAttribute("data-sent")) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.toggleAttribute("data-sent", true);
  setTimeout(() => form.hasAttribute("data-sent") && rest(form, true));
  setTimeout(() => rest(form, false), REST);
}, true);

const again = (form) => form instanceof HTMLFormElement && rest(form, false);
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(again));
addEventListener("htmx:afterRequest", ({ detail: { elt } }) => elt.matches("[data-unasked]") || again(elt.closest("form")));

function undelivered(event) {
  const place = document.getElementById("nc-alert"), words = document.getElementById("nc-undelivered");
  if (event.detail.elt.matches("[data-unasked]")) return;
  const meant = event.detail.requestConfig?.verb !== "get" || event.detail.boosted;
  if (meant && place && words) place.replaceChildren(words.content.cloneNode(true));
}
addEventListener("htmx:sendError", undelivered);
addEventListener("htmx:timeout", undelivered);
addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.requestConfig?.verb !== "get" && !event.detail.elt.matches("[data-unasked]")) document.getElementById("nc-alert")?.replaceChildren();
});
