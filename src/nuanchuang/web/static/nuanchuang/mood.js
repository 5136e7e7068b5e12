/* <nc-mood visit>: its button walks through the moods of the person at the window. The page holds the sentences of
   all of them ([data-mood]) and shows one; [data-moods] names the moves that fit. The mood is this tab's alone: no
   request carries it, and it is gone with the next visit. */
const MOODS = ["calm", "irritated", "agitated"], KEPT = "nuanchuang-mood";

class Mood extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.button = this.querySelector("button");
    this.onclick = () => this.choose((this.chosen() + 1) % MOODS.length);
    this.show();
  }

  chosen() {
    const [visit, mood] = (sessionStorage.getItem(KEPT) || "").split(" ");
    return visit === this.getAttribute("visit") ? Math.max(0, MOODS.indexOf(mood)) : 0;
  }

  choose(number) {
    if (number) sessionStorage.setItem(KEPT, `${this.getAttribute("visit")} ${MOODS[number]}`);
    else sessionStorage.removeItem(KEPT);
    this.show();
  }

  show() {
    const number = this.chosen(), mood = MOODS[number];
    if (!number) sessionStorage.removeItem(KEPT);
    this.button.querySelector("b").textContent = this.button.dataset.words.split("|")[number];
    for (const said of document.querySelectorAll("[data-mood]")) said.hidden = said.dataset.mood !== mood;
    for (const move of document.querySelectorAll("[data-moods]")) move.toggleAttribute("data-fits", move.dataset.moods.split(" ").includes(mood));
  }
}

customElements.define("nc-mood", Mood);
