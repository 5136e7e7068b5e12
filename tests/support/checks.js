// What ui.md asks of every page, measured on the page itself. Each function gives the faults as sentences.
(() => {
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const clipped = style.clipPath !== "none" || style.clip !== "auto";
    return box.width > 1 && box.height > 1 && style.visibility === "visible" && !clipped && style.opacity !== "0";
  };
  const named = (element) => {
    const text = (element.innerText || element.getAttribute("aria-label") || element.name || "").trim().slice(0, 30);
    return `<${element.localName}${element.id ? "#" + element.id : ""}> ${text}`;
  };
  // A link inside a sentence is as high as its line (WCAG 2.5.8, inline).
  const inSentence = (element) => {
    if (element.localName !== "a" || getComputedStyle(element).display !== "inline") return false;
    const around = element.closest("p, li, dd, td, blockquote, figcaption, small");
    return Boolean(around) && around.innerText.trim() !== element.innerText.trim();
  };
  const union = (boxes) => ({
    width: Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left)),
    height: Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top)),
  });
  const targetBox = (element) => {
    const labels = ["checkbox", "radio"].includes(element.type) ? [...(element.labels || [])].filter(shown) : [];
    return union([element, ...labels].map((each) => each.getBoundingClientRect()));
  };
  const TARGETS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex='0']";
  return {
    targets(least) {
      return [...document.querySelectorAll(TARGETS)]
        .filter((element) => (shown(element) || element.labels?.length) && !element.disabled && !inSentence(element))
        .filter((element) => element.checkVisibility())
        .map((element) => [element, targetBox(element)])
        .filter(([, box]) => box.width > 1 && (box.width < least - 0.5 || box.height < least - 0.5))
        .map(([element, box]) => `${named(element)} is ${Math.round(box.width)}×${Math.round(box.height)}, least ${least}`);
    },
    sideways() {
      const root = document.documentElement;
      const wide = root.scrollWidth - root.clientWidth;
      if (wide <= 0) return [];
      const culprit = [...document.body.querySelectorAll("*")].find(
        (element) => element.getBoundingClientRect().right > root.clientWidth + 0.5,
      );
      return [`the page scrolls ${wide} px sideways, first ${culprit ? named(culprit) : "unknown"}`];
    },
    textSize(least) {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const faults = [];
      while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || element.closest("script, style, template, option, svg") || !shown(element)) continue;
        const size = parseFloat(getComputedStyle(element).fontSize);
        if (size < least - 0.01) faults.push(`${named(element)} is ${size} px, least ${least}`);
      }
      return [...new Set(faults)];
    },
  };
})()
