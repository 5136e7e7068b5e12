/* <nc-idle seconds="30" warn="10" form="id" href="/kiosk/">: nobody there any more, so nothing of theirs stays.
   For the last `warn` seconds its <dialog> is shown ([data-left] counts, [data-stay] stays); then the form
   of that id is sent, or href opened; again when that failed. Touching, typing or scrolling starts again. */
const SIGNS = ["pointerdown", "keydown", "input", "wheel", "scroll"];

class Idle extends HTMLElement {
  connectedCallback() {
    this.alive = () => { this.last = Date.now(); };
    this.alive();
    for (const sign of SIGNS) document.addEventListener(sign, this.alive, { passive: true, capture: true });
    this.clock = setInterval(() => this.look(), 250);
  }

  disconnectedCallback() {
    clearInterval(this.clock);
    for (const sign of SIGNS) document.removeEventListener(sign, this.alive, { capture: true });
  }

  look() {
    const left = Number(this.getAttribute("seconds") || 30) - (Date.now() - this.last) / 1000;
    const dialog = this.querySelector("dialog");
    if (left <= 0) return this.leave();
    const warning = left <= Number(this.getAttribute("warn") || 10);
    for (const place of this.querySelectorAll("[data-left]")) place.textContent = Math.ceil(left);
    if (dialog && warning !== dialog.open) warning ? dialog.showModal() : dialog.close();
  }

  leave() {
    this.alive();
    const form = document.getElementById(this.getAttribute("form"));
    if (form) form.requestSubmit();
    else location.replace(this.getAttribute("href") || "/");
  }
}

customElements.define("nc-idle", Idle);
