// Light or dark as the visitor chose, before anything is drawn; without a choice, as the system says.
"use strict";
(() => {
  const CHOICES = ["auto", "light", "dark"];
  const NAME = "rashomon.theme";
  const page = document.documentElement;
  const remembered = () => { try { return localStorage.getItem(NAME) || "auto"; } catch { return "auto"; } };
  const remember = (choice) => { try { localStorage.setItem(NAME, choice); } catch { /* not allowed here */ } };
  const apply = (choice) => {
    if (choice === "light" || choice === "dark") page.dataset.theme = choice;
    else delete page.dataset.theme;
  };
  apply(remembered());
  page.classList.add("js");
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    const show = (choice) => { button.textContent = `Theme: ${choice}`; };
    show(CHOICES.includes(remembered()) ? remembered() : "auto");
    button.hidden = false;
    button.addEventListener("click", () => {
      const next = CHOICES[(CHOICES.indexOf(button.textContent.slice(7)) + 1) % CHOICES.length];
      remember(next);
      apply(next);
      show(next);
    });
  });
})();
