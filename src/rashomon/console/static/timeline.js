// A timeline that can be brushed and zoomed. It tells of a brushed span by the event "span" (detail: first and last day
// as ordinals, the last excluded, or null).
"use strict";
(() => {
  const LEAST = 0.45;
  const LETTER = 6.8; // pixels that a letter of the axis takes, measured
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const EPOCH = 719163; // the ordinal of 1 January 1970
  const dateOf = (day) => new Date((day - EPOCH) * 86400000);
  const dayOf = (year, month) => Date.UTC(year, month, 1) / 86400000 + EPOCH;
  const share = (time, day) => 100 * (Math.min(Math.max(day, time.first), time.last) - time.first) / (time.last - time.first);

  function ticks(first, last) {
    const [a, b] = [dateOf(first), dateOf(last)];
    const years = b.getUTCFullYear() - a.getUTCFullYear();
    const months = 12 * years + b.getUTCMonth() - a.getUTCMonth();
    const found = [];
    if (months >= 4) {
      const step = [1, 2, 3, 6, 12, 24, 60, 120, 300, 600].find((one) => months / one <= 9) || 1200;
      for (let month = Math.ceil((a.getUTCFullYear() * 12 + a.getUTCMonth()) / step) * step; ; month += step) {
        const day = dayOf(Math.floor(month / 12), month % 12);
        if (day > last) return found;
        if (day >= first) found.push([day, step >= 12 ? `${Math.floor(month / 12)}` : `${MONTHS[month % 12]} ${Math.floor(month / 12)}`]);
      }
    }
    const step = [1, 2, 5, 7, 14, 30].find((one) => (last - first) / one <= 9) || 60;
    for (let day = Math.ceil(first); day <= last; day += step) {
      const date = dateOf(day);
      found.push([day, `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}${found.length ? "" : ` ${date.getUTCFullYear()}`}`]);
    }
    return found;
  }

  function axis(time) {
    const group = time.querySelector(".axis");
    const tall = time.getAttribute("height");
    const width = time.getBoundingClientRect().width;
    let end = 0; // where the last label ends, in pixels: one that would run into it or over the edge is left out
    group.replaceChildren(...ticks(time.first, time.last).flatMap(([day, label]) => {
      const make = (name, values) => {
        const made = document.createElementNS("http://www.w3.org/2000/svg", name);
        for (const [key, value] of Object.entries(values)) made.setAttribute(key, value);
        return made;
      };
      const x = `${share(time, day)}%`;
      const line = make("line", { x1: x, x2: x, y1: 0, y2: tall - 18 });
      const left = width * share(time, day) / 100;
      const right = left + 3 + label.length * LETTER;
      if (left < end || right > width) return [line];
      end = right + LETTER;
      const text = make("text", { x, y: tall - 5, dx: 3 });
      text.textContent = label;
      return [line, text];
    }));
  }

  function lay(time, first, last) {
    [time.first, time.last] = [first, last];
    for (const rect of time.querySelectorAll("rect[data-a]")) {
      const [a, b] = [Number(rect.dataset.a), Number(rect.dataset.b)];
      rect.toggleAttribute("hidden", b <= first || a >= last);
      rect.setAttribute("x", `${share(time, a)}%`);
      rect.setAttribute("width", `${Math.max(share(time, b) - share(time, a), LEAST)}%`);
    }
    axis(time);
    choose(time, time.span);
  }

  function choose(time, span) {
    time.span = span;
    const brush = time.querySelector(".brush");
    brush.toggleAttribute("hidden", !span);
    if (span) {
      brush.setAttribute("x", `${share(time, span[0])}%`);
      brush.setAttribute("width", `${Math.max(share(time, span[1]) - share(time, span[0]), 0.1)}%`);
    }
    time.dispatchEvent(new CustomEvent("span", { bubbles: true, detail: span }));
  }

  function dayAt(time, event) {
    const shown = time.getBoundingClientRect();
    const part = Math.min(Math.max((event.clientX - shown.left) / shown.width, 0), 1);
    return time.first + part * (time.last - time.first);
  }

  function brushable(time) {
    let start = null;
    time.addEventListener("pointerdown", (event) => {
      if (!event.button) start = { day: dayAt(time, event), x: event.clientX, dragged: false };
    });
    window.addEventListener("pointermove", (event) => {
      if (!start || (!start.dragged && Math.abs(event.clientX - start.x) < 4)) return;
      start.dragged = true;
      const day = dayAt(time, event);
      choose(time, [Math.floor(Math.min(day, start.day)), Math.ceil(Math.max(day, start.day))]);
    });
    window.addEventListener("pointerup", (event) => {
      if (!start) return;
      if (!start.dragged && !event.target.closest?.(".bars rect")) choose(time, null);
      start = null;
      time.dispatchEvent(new CustomEvent("spanned", { bubbles: true }));
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    const time = document.querySelector("svg.time");
    const tools = document.querySelector(".timed .tools");
    if (!time) return;
    const whole = [Number(time.dataset.first), Number(time.dataset.last)];
    [time.first, time.last] = whole;
    time.span = null;
    tools.hidden = false;
    axis(time);
    brushable(time);
    const closer = tools.querySelector("[data-span=zoom]");
    time.addEventListener("span", (event) => { closer.disabled = !event.detail; });
    time.addEventListener("unspan", () => choose(time, null));
    tools.addEventListener("click", (event) => {
      const way = event.target.dataset.span;
      if (way === "zoom" && time.span) lay(time, time.span[0], Math.max(time.span[1], time.span[0] + 2));
      if (way === "all") { time.span = null; lay(time, ...whole); time.dispatchEvent(new CustomEvent("spanned", { bubbles: true })); }
    });
  });
})();
