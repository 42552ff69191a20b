// Map, timeline, list and filters answer to one another. Where the page holds all incidents that were asked for, rows
// are hidden and shown here; else what was brushed is asked of the server.
"use strict";
(() => {
  const EPOCH = 719163;
  const ordinal = (text) => Math.round(Date.parse(`${text}T00:00:00Z`) / 86400000) + EPOCH;
  const iso = (day) => new Date((day - EPOCH) * 86400000).toISOString().slice(0, 10);

  document.addEventListener("DOMContentLoaded", () => {
    const island = document.getElementById("data");
    const form = document.getElementById("filters");
    if (!island || !form) return;
    const all = JSON.parse(island.textContent);
    const page = {
      all, form, live: "all" in island.dataset, asked: "given" in form.dataset,
      map: document.querySelector(".mapped svg.map"), time: document.querySelector("svg.time"),
      rows: new Map([...document.querySelectorAll("#rows tr")].map((row) => [row.dataset.id, row])),
      box: null, span: null,
    };
    listen(page);
    hover(page);
    changes(page);
  });

  function listen(page) {
    const { form, map, time } = page;
    map?.addEventListener("box", (event) => {
      page.box = event.detail.box;
      form.elements.box.value = event.detail.degrees || "";
      apply(page);
    });
    map?.addEventListener("boxed", () => settle(page));
    time?.addEventListener("span", (event) => {
      page.span = event.detail;
      form.elements.since.value = event.detail ? iso(event.detail[0]) : "";
      form.elements.until.value = event.detail ? iso(event.detail[1] - 1) : "";
      apply(page);
    });
    time?.addEventListener("spanned", () => settle(page));
    map?.addEventListener("click", (event) => {
      const mark = event.target.closest("a[data-ids]");
      if (!mark || !page.live) return;
      event.preventDefault();
      const chosen = new Set(mark.dataset.ids.split(" "));
      page.only = page.only && [...page.only].join() === [...chosen].join() ? null : chosen;
      apply(page);
    });
    form.addEventListener("input", () => { if (here(page)) apply(page); });
    form.addEventListener("submit", (event) => { if (!document.body.dataset.root.startsWith("/")) event.preventDefault(); });
    document.getElementById("clear").addEventListener("click", (event) => {
      if (page.asked) return;
      event.preventDefault();
      form.reset();
      page.only = null;
      map?.dispatchEvent(new Event("unbox"));
      time?.dispatchEvent(new Event("unspan"));
      apply(page);
    });
  }

  // Rows can be chosen among here only as long as the server has left none out.
  const here = (page) => page.live && !page.asked;

  function settle(page) {
    if (page.live) return;
    if (page.form.elements.box.value || page.form.elements.since.value) page.form.requestSubmit();
  }

  function passes(page, one) {
    const { box, span, only } = page;
    const fields = page.form.elements;
    if (only && !only.has(one.id)) return false;
    if (box && (one.x === null || one.x < box.x || one.x > box.x + box.width || one.y < box.y || one.y > box.y + box.height)) return false;
    if (span && (one.b <= span[0] || one.a >= span[1])) return false;
    if (!here(page)) return true;
    if (!span && fields.since.value && one.b <= ordinal(fields.since.value)) return false;
    if (!span && fields.until.value && one.a > ordinal(fields.until.value)) return false;
    if (fields.kind.value && one.kind !== fields.kind.value) return false;
    const actor = fields.actor.value.trim().toLowerCase();
    return !actor || one.actors.some((name) => name.toLowerCase().includes(actor));
  }

  function apply(page) {
    if (!page.live) return;
    const shown = new Set(page.all.filter((one) => passes(page, one)).map((one) => one.id));
    for (const [id, row] of page.rows) row.hidden = !shown.has(id);
    document.getElementById("shown").textContent = shown.size.toLocaleString("en");
    document.getElementById("none").hidden = shown.size > 0;
    document.getElementById("clear").hidden = !page.asked && shown.size === page.all.length;
    for (const bar of page.time?.querySelectorAll("rect[data-id]") || []) bar.classList.toggle("off", !shown.has(bar.dataset.id));
    const days = page.all.filter((one) => shown.has(one.id)).map((one) => one.day);
    for (const bin of page.time?.querySelectorAll(".bins rect") || []) {
      bin.classList.toggle("off", !days.some((day) => day >= Number(bin.dataset.a) && day < Number(bin.dataset.b)));
    }
    for (const mark of page.map?.querySelectorAll("a[data-ids]") || []) {
      const off = !mark.dataset.ids.split(" ").some((id) => shown.has(id));
      for (const part of page.map.querySelectorAll(`[data-mark="${mark.dataset.mark}"]`)) part.classList.toggle("off", off);
    }
    page.map?.dispatchEvent(new Event("declutter"));
  }

  // What the pointer or focus is on is shown in all three.
  function hover(page) {
    const light = (ids, on) => {
      for (const id of ids) {
        page.rows.get(id)?.classList.toggle("hit", on);
        page.time?.querySelector(`rect[data-id="${CSS.escape(id)}"]`)?.classList.toggle("hit", on);
        page.map?.querySelector(`a[data-ids~="${CSS.escape(id)}"]`)?.classList.toggle("hit", on);
      }
    };
    const idsOf = (target) => {
      const one = target.closest?.("[data-ids], #rows tr, rect[data-id]");
      return one ? (one.dataset.ids || one.dataset.id).split(" ") : [];
    };
    for (const [over, out] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
      document.addEventListener(over, (event) => light(idsOf(event.target), true));
      document.addEventListener(out, (event) => light(idsOf(event.target), false));
    }
    page.time?.addEventListener("click", (event) => {
      const id = event.target.dataset.id;
      if (id) page.rows.get(id)?.querySelector("a")?.focus();
    });
  }

  // What the ledger was told since this visitor was here; the moment of a visit stays in the visitor's browser.
  function changes(page) {
    const name = `rashomon.seen ${location.pathname}`;
    const part = document.getElementById("changes");
    let seen = null;
    try {
      seen = localStorage.getItem(name);
      const latest = page.all.map((one) => one.renewed).sort().at(-1);
      if (latest && !page.asked) localStorage.setItem(name, !seen || latest > seen ? latest : seen);
    } catch { return; }
    if (!part.hidden || !seen) return;
    const fresh = page.all.filter((one) => one.renewed > seen).sort((a, b) => (a.renewed < b.renewed ? 1 : -1));
    if (!fresh.length) return;
    const list = document.createElement("ul");
    for (const one of fresh.slice(0, 12)) {
      const item = document.createElement("li");
      const link = page.rows.get(one.id)?.querySelector("a").cloneNode(true);
      if (!link) continue;
      item.append(one.told > seen ? "New: " : "New report: ", link);
      list.append(item);
    }
    const isNew = fresh.filter((one) => one.told > seen).length;
    const sum = document.createElement("p");
    sum.textContent = `New incidents: ${isNew}. Older ones with new reports: ${fresh.length - isNew}.`;
    part.append(sum, list);
    part.hidden = false;
  }
})();
