/* <nc-mood visit>: its button walks through the moods of the person at the window, its list names what they told of
   their needs. The page holds the sentences of all of them ([data-mood], [data-need]) and shows one of each place;
   [data-moods] names the moves that fit. Both are this tab's alone: no request carries them, and they are gone with
   the next visit. Without button and list it shows what was chosen before. */
const MOODS = ["calm", "irritated", "agitated"], KEPT = "nuanchuang-mood";

class Mood extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("button");
    this.list = this.querySelector("select");
    this.hidden = !this.button;
    if (this.button) this.button.onclick = () => this.choose((this.chosen().mood + 1) % MOODS.length, this.chosen().need);
    if (this.list) this.list.onchange = () => this.choose(this.chosen().mood, this.list.value);
    this.show();
  }

  chosen() {
    const [visit, mood, need] = (sessionStorage.getItem(KEPT) || "").split(" ");
    const mine = visit === this.getAttribute("visit");
    return { mood: mine ? Math.max(0, MOODS.indexOf(mood)) : 0, need: (mine && need) || "" };
  }

  choose(mood, need) {
    sessionStorage.setItem(KEPT, `${this.getAttribute("visit")} ${MOODS[mood]} ${need}`);
    this.show();
  }

  show() {
    const { mood, need } = this.chosen(), name = MOODS[mood];
    if (!mood && !need) sessionStorage.removeItem(KEPT);
    if (this.button) this.button.querySelector("b").textContent = this.button.dataset.words.split("|")[mood];
    if (this.list) this.list.value = need;
    const places = new Set([...document.querySelectorAll("[data-mood], [data-need]")].map((each) => each.parentElement));
    for (const place of places) this.say([...place.children].filter((each) => each.matches("[data-mood], [data-need]")), name, need);
    for (const move of document.querySelectorAll("[data-moods]")) move.toggleAttribute("data-fits", move.dataset.moods.split(" ").includes(name));
  }

  say(sentences, mood, need) {
    const fits = (each, wanted) => (each.dataset.mood || mood) === mood && (each.dataset.need || "") === wanted;
    const said = sentences.find((each) => fits(each, need)) || sentences.find((each) => fits(each, ""));
    for (const each of sentences) each.hidden = each !== said;
  }
}

customElements.define("nc-mood", Mood);
