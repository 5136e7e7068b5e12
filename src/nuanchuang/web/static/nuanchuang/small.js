/* <nc-clock now zone>: the hall's time, by the server's clock. <nc-print>: its button prints the page.
   <nc-keypad for="id" data-delete data-clear>: digits for an input on a screen without a keyboard. */
class Clock extends HTMLElement {
  connectedCallback() {
    const given = Date.parse(this.getAttribute("now"));
    this.ahead = Number.isNaN(given) ? 0 : given - Date.now();
    const zone = { timeZone: this.getAttribute("zone") || undefined };
    const language = document.documentElement.lang || "zh-Hans";
    this.day = new Intl.DateTimeFormat(language, { ...zone, month: "long", day: "numeric", weekday: "long" });
    this.time = new Intl.DateTimeFormat("en-GB", { ...zone, hour: "2-digit", minute: "2-digit" });
    this.beat = setInterval(() => this.show(), 1000);
  }

  disconnectedCallback() {
    clearInterval(this.beat);
  }

  show() {
    const now = new Date(Date.now() + this.ahead);
    const parts = Object.fromEntries(this.day.formatToParts(now).map((part) => [part.type, part.value]));
    const chinese = `${parts.month}${parts.month.endsWith("月") ? "" : "月"}${parts.day}日 ${parts.weekday}`;
    this.write(".clock-day", document.documentElement.lang === "en" ? this.day.format(now) : chinese);
    this.write(".clock-time", this.time.format(now));
  }

  write(where, text) {
    const place = this.querySelector(where);
    if (place && place.textContent !== text) place.textContent = text;
  }
}

class Print extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", () => window.print());
  }
}

class Keypad extends HTMLElement {
  connectedCallback() {
    if (this.childElementCount) return;
    this.classList.add("keypad");
    const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0", "delete"];
    for (const key of keys) this.append(this.button(key));
  }

  button(key) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn";
    button.textContent = key.length === 1 ? key : this.dataset[key];
    button.addEventListener("click", () => this.press(key));
    return button;
  }

  press(key) {
    const input = document.getElementById(this.getAttribute("for"));
    if (!input) return;
    if (key === "clear") input.value = "";
    else if (key === "delete") input.value = input.value.slice(0, -1);
    else if (input.maxLength < 0 || input.value.length < input.maxLength) input.value += key;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

customElements.define("nc-clock", Clock);
customElements.define("nc-print", Print);
customElements.define("nc-keypad", Keypad);
