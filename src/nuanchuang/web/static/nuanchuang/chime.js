/* <nc-chime>: a two-tone bell when a data-call value appears inside that was not there before.
   The browser may forbid sound until somebody touches the screen: then data-state="silent",
   the element's [data-silent] is shown, and a `silent` event bubbles. Nothing rings on loading. */
class Chime extends HTMLElement {
  connectedCallback() {
    this.known = this.calls();
    this.watch = new MutationObserver(() => this.look());
    this.watch.observe(this, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-call"] });
    this.touch = () => this.wake();
    document.addEventListener("pointerdown", this.touch);
    this.wake();
  }

  disconnectedCallback() {
    this.watch.disconnect();
    document.removeEventListener("pointerdown", this.touch);
    this.audio?.close();
  }

  calls() {
    return new Set([...this.querySelectorAll("[data-call]")].map((place) => place.dataset.call).filter(Boolean));
  }

  look() {
    const now = this.calls();
    const fresh = [...now].some((call) => !this.known.has(call));
    this.known = now;
    if (fresh) this.ring();
  }

  async wake() {
    try {
      this.audio ||= new AudioContext();
      await Promise.race([this.audio.resume(), new Promise((done) => setTimeout(done, 1000))]);
    } catch { /* no sound device: shown as silent */ }
    this.tell(this.audio?.state !== "running");
  }

  tell(silent) {
    const before = this.dataset.state;
    this.dataset.state = silent ? "silent" : "ready";
    for (const hint of document.querySelectorAll("[data-silent]")) hint.hidden = !silent;
    if (silent && before !== "silent") this.dispatchEvent(new CustomEvent("silent", { bubbles: true }));
  }

  async ring() {
    await this.wake();
    if (this.dataset.state !== "ready") return;
    const start = this.audio.currentTime + 0.02;
    for (const [pitch, at] of [[784, 0], [523, 0.45]]) this.tone(pitch, start + at);
    this.dispatchEvent(new CustomEvent("rang", { bubbles: true }));
  }

  tone(pitch, at) {
    const swing = this.audio.createOscillator(), loud = this.audio.createGain();
    swing.frequency.value = pitch;
    loud.gain.setValueAtTime(0, at);
    loud.gain.linearRampToValueAtTime(0.4, at + 0.02);
    loud.gain.exponentialRampToValueAtTime(0.001, at + 1.1);
    swing.connect(loud).connect(this.audio.destination);
    swing.start(at);
    swing.stop(at + 1.2);
  }
}

customElements.define("nc-chime", Chime);
