/* <nc-keys>: function keys press the buttons that carry data-key ("F2", "Shift+F2", "Pause", "Escape", "Ctrl+Enter").
   One per page is enough; with an open <dialog> only the dialog's own keys work, and the safety key. Never F5, F11, F12.
   localStorage "nuanchuang-keys" may hold {"F2": "F3"}: the button named F2 is then pressed by F3, and its <kbd> says so.
   Keys pressed in a frame of this site count as well: whoever clicked into it must not lose the safety key.
   [data-opens="id"] shows the dialog of that id; [data-closes] closes its own. */
const LEFT_ALONE = new Set(["F5", "F11", "F12"]);

function name(event) {
  const parts = [];
  if (event.ctrlKey) parts.push("Ctrl");
  if (event.altKey) parts.push("Alt");
  if (event.shiftKey) parts.push("Shift");
  return [...parts, event.key].join("+");
}

function remapped() {
  try {
    return JSON.parse(localStorage.getItem("nuanchuang-keys") || "{}");
  } catch {
    return {};
  }
}

class Keys extends HTMLElement {
  connectedCallback() {
    this.map = remapped();
    this.onkey = (event) => this.press(event);
    this.onload = () => this.label();
    document.addEventListener("keydown", this.onkey);
    document.addEventListener("htmx:load", this.onload);
    for (const frame of document.querySelectorAll("iframe")) this.reach(frame);
    this.label();
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.onkey);
    document.removeEventListener("htmx:load", this.onload);
  }

  reach(frame) {
    const listen = () => frame.contentDocument?.addEventListener("keydown", this.onkey);
    frame.addEventListener("load", listen);
    listen();
  }

  actual(button) {
    const key = this.map[button.dataset.key] || button.dataset.key;
    return LEFT_ALONE.has(key.split("+").pop()) ? "" : key;
  }

  label() {
    for (const button of document.querySelectorAll("[data-key]")) {
      const cap = button.querySelector("kbd");
      if (cap && this.map[button.dataset.key]) cap.textContent = this.actual(button);
    }
  }

  press(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const pressed = name(event);
    if (LEFT_ALONE.has(event.key) || pressed === "Enter" || [...event.key].length === 1 && !event.ctrlKey) return;
    const root = document.querySelector("dialog[open]") || document;
    const fits = (button) => this.actual(button) === pressed && button.getClientRects().length > 0;
    const button = [...root.querySelectorAll("[data-key]"), ...document.querySelectorAll("[data-key=Pause]")].find(fits);
    if (!button) return;
    event.preventDefault();
    if (event.repeat || button.disabled || button.getAttribute("aria-disabled") === "true") return;
    if (!button.dataset.opens) button.focus({ preventScroll: true });
    button.click();
  }
}

customElements.define("nc-keys", Keys);

/* A dialog is read from its top, not from its first button; once closed the keyboard is where it was. */
function open(dialog) {
  dialog.tabIndex = -1;
  dialog.showModal();
  dialog.focus();
  dialog.scrollTop = 0;
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) open(document.getElementById(opener.dataset.opens));
  if (event.target.closest("[data-closes]")) event.target.closest("dialog")?.close();
});
