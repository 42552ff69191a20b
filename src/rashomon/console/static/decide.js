// Decisions by hand or by keyboard: a pair is the same incident, or two, or nobody knows; a statement was misread.
// Each is sent with its reason; the server signs and dates it. Keys work only while a pair is in focus.
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
    if (!log) return;
    const answer = await fetch(location.href);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("log");
    if (fresh) log.replaceChildren(...fresh.childNodes);
    log.querySelectorAll("[data-undo]").forEach(taking);
  }

  function pair(card) {
    const form = card.querySelector(".decide");
    const buttons = [...form.querySelectorAll(".choices button")];
    const undo = form.querySelector("[value=undo]");
    const reason = form.elements.because;
    const outcome = form.querySelector(".outcome");
    let chosen = "";
    form.hidden = false;
    const choose = (decision) => {
      chosen = decision;
      buttons.forEach((button) => button.setAttribute("aria-pressed", button.value === decision));
      outcome.textContent = decision === "undo" ? "Why is it taken back?" : "";
      reason.value = "";
      reason.focus();
    };
    const record = async () => {
      if (!chosen) { outcome.textContent = "Choose same, different or unsure first."; return; }
      if (!reason.value.trim()) { outcome.textContent = "Give a reason that others can check."; reason.focus(); return; }
      outcome.classList.remove("bad");
      try {
        await send("links", { one: card.dataset.one, other: card.dataset.other, decision: chosen, because: reason.value.trim(), ...(chosen === "undo" ? {} : { whole: true }) });
        const undone = chosen === "undo";
        card.classList.toggle("done", !undone);
        outcome.textContent = undone ? "Taken back. The pair is as it was." : `Recorded: ${chosen}. It can be undone.`;
        undo.hidden = undone;
        buttons.forEach((button) => { button.disabled = !undone; button.setAttribute("aria-pressed", "false"); });
        reason.value = "";
        chosen = "";
        card.focus();
        await refreshLog();
      } catch (error) {
        outcome.classList.add("bad");
        outcome.textContent = `Nothing was recorded. ${error.message}`;
      }
    };
    buttons.forEach((button) => button.addEventListener("click", () => choose(button.value)));
    undo.addEventListener("click", () => choose("undo"));
    form.addEventListener("submit", (event) => { event.preventDefault(); record(); });
    card.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === "Escape") { chosen = ""; buttons.forEach((b) => b.setAttribute("aria-pressed", "false")); card.focus(); return; }
      if (event.target === reason) return;
      if (KEYS[event.key] && undo.hidden) { event.preventDefault(); choose(KEYS[event.key]); }
      if (event.key === "z" && !undo.hidden) { event.preventDefault(); choose("undo"); }
      if (event.key === "j" || event.key === "k") {
        const cards = [...document.querySelectorAll(".pair")];
        const next = cards[cards.indexOf(card) + (event.key === "j" ? 1 : -1)];
        if (next) { event.preventDefault(); next.focus(); next.scrollIntoView({ block: "start" }); }
      }
    });
  }

  // Ask for a reason where a button stands, then do what it is for.
  function ask(button, place, question, verb, run) {
    const form = document.createElement("form");
    form.className = "decide";
    const label = document.createElement("label");
    const reason = document.createElement("input");
    Object.assign(reason, { required: true, maxLength: 500 });
    label.append(`${question} `, reason);
    const record = document.createElement("button");
    record.className = "main";
    record.textContent = verb;
    const outcome = document.createElement("span");
    outcome.className = "outcome";
    outcome.setAttribute("aria-live", "polite");
    form.append(label, record, outcome);
    button.hidden = true;
    place.append(form);
    reason.focus();
    const close = () => { form.remove(); button.hidden = false; button.focus(); };
    form.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        await run(reason.value.trim());
        if (document.querySelector("article.incident")) { location.reload(); return; }
        close();
        await refreshLog();
      } catch (error) {
        outcome.classList.add("bad");
        outcome.textContent = `Nothing was recorded. ${error.message}`;
      }
    });
  }

  function correction(button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const card = button.closest("[data-statement]");
      const undone = card.classList.contains("withdrawn");
      const question = undone ? "Why was it right after all?" : "What was misread?";
      ask(button, card, question, undone ? "Restore" : "Withdraw it", async (because) => {
        await send("corrections", { statement: button.dataset.correct, because, ...(undone ? { undo: true } : {}) });
        card.classList.toggle("withdrawn", !undone);
        button.textContent = undone ? "Misread…" : "Undo…";
      });
    });
  }

  // A decision in the log can be taken back there.
  function taking(button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const { one, other, statement } = button.dataset;
      ask(button, button.parentElement, "Why is it taken back?", "Undo", (because) => (
        statement ? send("corrections", { statement, because, undo: true }) : send("links", { one, other, decision: "undo", because })
      ));
    });
  }

  // On the page of an incident, a link can be overruled: two tellings of it are not the same, or another is after all.
  function overruling(button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const { one, other, decide } = button.dataset;
      const whole = decide === "same" ? { whole: true } : {};
      ask(button, button.parentElement, "Because", "Record", (because) => send("links", { one, other, decision: decide, because, ...whole }));
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".pair").forEach((card) => { if (card.querySelector(".decide")) pair(card); });
    document.querySelectorAll("[data-correct]").forEach(correction);
    document.querySelectorAll("[data-undo]").forEach(taking);
    document.querySelectorAll("[data-decide]").forEach(overruling);
  });
})();
