// Words of a report and what is told by them point at one another: hover or focus shows who says it, how, and by what
// it was found. Where the statements stand on the page, they are shown in place; else a click leads to them.
"use strict";
(() => {
  document.addEventListener("DOMContentLoaded", () => {
    const cards = new Map([...document.querySelectorAll("#cards .card")].map((card) => [card.dataset.statement, card]));
    if (!cards.size) return;
    const words = [...document.querySelectorAll("a.said")];
    const tip = document.createElement("div");
    tip.className = "tip cards";
    tip.id = "tip";
    tip.setAttribute("role", "tooltip");
    tip.hidden = true;
    document.body.append(tip);

    const show = (word) => {
      const told = word.dataset.of.split(" ").map((id) => cards.get(id)).filter(Boolean);
      told.forEach((card) => card.classList.add("hit"));
      told[0]?.scrollIntoView({ block: "nearest" });
      tip.replaceChildren(...told.slice(0, 6).map((card) => {
        const copy = card.cloneNode(true);
        copy.removeAttribute("id");
        copy.classList.remove("hit");
        copy.querySelectorAll("details").forEach((button) => button.remove());
        return copy;
      }));
      tip.hidden = false;
      const at = word.getClientRects()[0];
      const left = Math.min(at.left, innerWidth - tip.offsetWidth - 8);
      tip.style.left = `${Math.max(8, left) + scrollX}px`;
      tip.style.top = `${at.bottom + 6 + scrollY}px`;
      word.setAttribute("aria-describedby", "tip");
    };
    const hide = (word) => {
      cards.forEach((card) => card.classList.remove("hit"));
      tip.hidden = true;
      word.removeAttribute("aria-describedby");
    };
    for (const word of words) {
      word.addEventListener("mouseenter", () => show(word));
      word.addEventListener("mouseleave", () => hide(word));
      word.addEventListener("focus", () => show(word));
      word.addEventListener("blur", () => hide(word));
    }
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") tip.hidden = true; });
    const light = (card, on) => {
      for (const word of words) {
        if (word.dataset.of.split(" ").includes(card.dataset.statement)) word.classList.toggle("hit", on);
      }
    };
    for (const card of cards.values()) {
      card.addEventListener("mouseenter", () => light(card, true));
      card.addEventListener("mouseleave", () => light(card, false));
    }
  });
})();
