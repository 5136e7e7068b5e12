/* <nc-live src spread data-text-…>: follows the stream of hints and tells the page to look again.
   Dispatches `hint` (150 ms debounced, plus chance up to `spread` ms), so that parts with
   hx-trigger="hint from:closest nc-live" refetch; after every (re)connection too.
   data-state: connecting, live, stale (15 s of silence, or 3 s after the line broke), lost (60 s).
   [data-age] inside says so in the words of data-text-connecting/-live/-stale/-lost ({n} is filled). */
const DEBOUNCE = 150, STALE = 15, LOST = 60, NAMES = ["hello", "hint", "resync", "beat"];

class Live extends HTMLElement {
  connectedCallback() {
    if (!this.getAttribute("src")) return;
    this.heard = performance.now();
    this.tries = 0;
    this.connect();
    this.clock = setInterval(() => this.show(), 1000);
    this.onvisible = () => document.hidden || this.wake();
    document.addEventListener("visibilitychange", this.onvisible);
    this.show();
  }

  disconnectedCallback() {
    this.source?.close();
    clearInterval(this.clock);
    clearTimeout(this.pending);
    clearTimeout(this.again);
    document.removeEventListener("visibilitychange", this.onvisible);
  }

  connect() {
    this.source?.close();
    const source = this.source = new EventSource(this.getAttribute("src"));
    source.onopen = () => { this.tries = 0; this.hear(); this.hint("connected"); };
    source.onerror = () => {
      this.broken = true;
      this.show();
      if (source.readyState === EventSource.CLOSED) this.retry();
    };
    for (const name of NAMES) source.addEventListener(name, (event) => this.take(event));
  }

  retry() {
    clearTimeout(this.again);
    const wait = Math.min(30000, 1000 * 2 ** this.tries++) * (0.5 + Math.random());
    this.again = setTimeout(() => this.connect(), wait);
  }

  wake() {
    if (performance.now() - this.heard > STALE * 1000) this.connect();
  }

  take(event) {
    this.hear();
    if (event.type === "hint" || event.type === "resync") this.hint(event.data);
  }

  hear() {
    this.heard = performance.now();
    this.broken = false;
    this.show();
  }

  hint(detail) {
    if (this.pending) return;
    const spread = Number(this.getAttribute("spread") || 0);
    this.pending = setTimeout(() => {
      this.pending = 0;
      this.dispatchEvent(new CustomEvent("hint", { bubbles: true, detail }));
    }, DEBOUNCE + Math.random() * spread);
  }

  show() {
    const age = Math.floor((performance.now() - this.heard) / 1000);
    const opened = this.source?.readyState === EventSource.OPEN;
    let state = opened ? "live" : "connecting";
    if (age >= LOST) state = "lost";
    else if (age >= STALE || (this.broken && age >= 3)) state = "stale";
    if (this.dataset.state !== state) {
      this.dataset.state = state;
      this.dispatchEvent(new CustomEvent("livestate", { bubbles: true, detail: state }));
    }
    const n = state === "lost" ? Math.max(1, Math.floor(age / 60)) : age;
    const words = (this.getAttribute(`data-text-${state}`) || "").replace("{n}", n);
    for (const place of this.querySelectorAll("[data-age]")) if (place.textContent !== words) place.textContent = words;
  }
}

customElements.define("nc-live", Live);
