// Decisions by hand or by keyboard: a pair is the same incident, or two, or nobody knows; a statement was misread.
// Each is sent with its reason; the server signs and dates it. Keys work only while a pair is in focus. Without this
// script the same forms are sent as they are.
"use strict";
(() => {
  const KEYS = { s: "same", d: "different", u: "unsure" };
  const token = () => document.querySelector("meta[name=csrf-token]")?.content || "";
  const address = (path) => `${document.body.dataset.root}api/v1/${path}`;

  async function send(path, body) {
    const answer = await fetch(address(path), {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRF-Token": token() },
      body: JSON.stringify(body),
    });
    if (answer.ok) return;
    const problem = await answer.json().catch(() => ({}));
    throw new Error(problem.detail || problem.title || `The server answered ${answer.status}.`);
  }

  async function refreshLog() {
    const log = document.getElementById("log");
    const answer = await fetch(location.href);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("log");
    if (fresh) log.replaceChildren(...fresh.childNodes);
    log.querySelectorAll("details.ask").forEach(asking);
  }

  function pair(card) {
    const form = card.querySelector(".decide");
    const choices = [...form.querySelectorAll("[name=decision]")];
    const undo = choices.find((choice) => choice.value === "undo");
    const reason = form.elements.because;
    const outcome = form.querySelector(".outcome");
    const choose = (decision) => {
      choices.forEach((choice) => { choice.checked = choice.value === decision; });
      outcome.textContent = decision === "undo" ? "Why is it taken back?" : "";
      reason.value = "";
      reason.focus();
    };
    const settle = (decided) => {
      card.classList.toggle("done", decided);
      undo.parentElement.hidden = !decided;
      choices.forEach((choice) => { choice.checked = false; choice.disabled = decided && choice !== undo; });
      reason.value = "";
      card.focus();
    };
    const record = async () => {
      const chosen = choices.find((choice) => choice.checked)?.value;
      if (!chosen) { outcome.textContent = "Choose same, different or unsure first."; return; }
      if (!reason.value.trim()) { outcome.textContent = "Give a reason that others can check."; reason.focus(); return; }
      outcome.classList.remove("bad");
      const undone = chosen === "undo";
      try {
        await send("links", { one: card.dataset.one, other: card.dataset.other, decision: chosen, because: reason.value.trim(), ...(undone ? {} : { whole: true }) });
        settle(!undone);
        outcome.textContent = undone ? "Taken back. The pair is as it was." : `Recorded: ${chosen}. It can be undone.`;
        await refreshLog();
      } catch (error) {
        outcome.classList.add("bad");
        outcome.textContent = `Nothing was recorded. ${error.message}`;
      }
    };
    form.addEventListener("submit", (event) => { event.preventDefault(); record(); });
    card.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === "Escape") { choices.forEach((choice) => { choice.checked = false; }); card.focus(); return; }
      if (event.target === reason) return;
      const decided = !undo.parentElement.hidden;
      if (KEYS[event.key] && !decided) { event.preventDefault(); choose(KEYS[event.key]); }
      if (event.key === "z" && decided) { event.preventDefault(); choose("undo"); }
      if (event.key === "j" || event.key === "k") {
        const cards = [...document.querySelectorAll(".pair")];
        const next = cards[cards.indexOf(card) + (event.key === "j" ? 1 : -1)];
        if (next) { event.preventDefault(); next.focus(); next.scrollIntoView({ block: "start" }); }
      }
    });
  }

  // What asks for a reason is a form that any browser sends; here it takes the focus, and Escape puts it away. It is
  // opened by hand, because a browser tells of one that it opened only after the next keys may have come.
  function asking(details) {
    details.querySelector("summary").addEventListener("click", (event) => {
      event.preventDefault();
      details.open = !details.open;
      if (details.open) details.querySelector("[name=because]").focus();
    });
    details.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      details.open = false;
      details.querySelector("summary").focus();
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".pair").forEach((card) => { if (card.querySelector(".decide")) pair(card); });
    document.querySelectorAll("details.ask").forEach(asking);
  });
})();
