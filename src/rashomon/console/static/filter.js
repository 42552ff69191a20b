// In a folder without a server, a search chooses among the rows that are on the page.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form[data-filter]");
  if (!form) return;
  const rows = [...document.querySelectorAll(form.dataset.filter)].filter((row) => "words" in row.dataset);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    const words = form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) row.hidden = !words.every((word) => row.dataset.words.includes(word));
  });
});
