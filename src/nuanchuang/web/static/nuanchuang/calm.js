/* <nc-calm>: its button opens a quiet panel for ten seconds, with one of its [data-holding] sentences to say and a line
   to breathe by. It lives in this page alone: nothing is sent, nothing is kept. Esc or its own button ends it. */
const LASTS = 10000;
let turn = 0;

class Calm extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.panel = this.querySelector("dialog");
    this.querySelector("button").onclick = () => this.open();
    this.panel.onclose = () => clearTimeout(this.timer);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  open() {
    if (this.panel.open) return;
    const sentences = [...this.querySelectorAll("[data-holding]")];
    sentences.forEach((each, place) => { each.hidden = place !== turn % sentences.length; });
    turn += 1;
    this.panel.showModal();
    this.timer = setTimeout(() => this.panel.close(), LASTS);
  }
}

customElements.define("nc-calm", Calm);
