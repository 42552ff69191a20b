// A map that can be moved, zoomed and brushed. It tells of a brushed box by the event "box" (detail: the box in the
// map's units and in degrees, or null), and keeps marks and labels one size whatever the zoom.
"use strict";
(() => {
  const CLOSEST = 60;

  function inverse(map, x, y) {
    const d = map.dataset;
    const [west, east, south, north] = [d.west, d.east, d.south, d.north].map(Number);
    const whole = map.whole;
    const up = d.name === "mercator" ? (v) => Math.asinh(Math.tan(v * Math.PI / 180)) : (v) => v;
    const down = d.name === "mercator" ? (v) => Math.atan(Math.sinh(v)) * 180 / Math.PI : (v) => v;
    const longitude = west + (x / whole.width) * (east - west);
    return [((longitude + 540) % 360) - 180, down(up(north) - (y / whole.height) * (up(north) - up(south)))];
  }

  function view(map, box) {
    const { whole } = map;
    const width = Math.min(whole.width, Math.max(whole.width / CLOSEST, box.width));
    const height = width * whole.height / whole.width;
    map.box = {
      x: Math.min(Math.max(box.x, 0), whole.width - width), y: Math.min(Math.max(box.y, 0), whole.height - height),
      width, height,
    };
    map.setAttribute("viewBox", `${map.box.x} ${map.box.y} ${width} ${height}`);
    fit(map);
  }

  function fit(map) {
    const shown = map.getBoundingClientRect();
    if (!shown.width) return;
    const scale = Math.max(map.box.width / shown.width, map.box.height / shown.height);
    map.style.setProperty("--k", scale);
    for (const circle of map.querySelectorAll("circle[data-size]")) {
      circle.setAttribute("r", circle.dataset.size * scale * (shown.width < 500 ? 0.85 : 1));
    }
    for (const text of map.querySelectorAll(".labels text")) beside(map, text, scale);
    map.querySelector(".scale").style.display = map.box.width < map.whole.width ? "none" : "";
    declutter(map);
  }

  // A label stands after its mark, or before it where it would run over the edge.
  function beside(map, text, scale) {
    text.classList.remove("crowded"); // what is hidden has no length
    const away = (Number(text.dataset.size) + 3) * scale;
    const right = Number(text.getAttribute("x")) + away + text.getComputedTextLength();
    const before = right > map.box.x + map.box.width;
    text.classList.toggle("before", before);
    text.setAttribute("dx", before ? -away : away);
    text.setAttribute("dy", 3.5 * scale);
  }

  // Labels in their order, the places with most incidents first; one that would cover another is left out.
  function declutter(map) {
    const taken = [...map.querySelectorAll(".marks circle, .scale text")].map((one) => one.getBBox());
    for (const text of map.querySelectorAll(".labels text, .names text")) {
      text.classList.remove("crowded");
      const box = text.getBBox();
      const hits = taken.some((t) => box.x < t.x + t.width && t.x < box.x + box.width && box.y < t.y + t.height && t.y < box.y + box.height);
      if (hits || text.classList.contains("off")) text.classList.add("crowded");
      else taken.push(box);
    }
  }

  function at(map, event) {
    const shown = map.getBoundingClientRect();
    const scale = Math.max(map.box.width / shown.width, map.box.height / shown.height);
    return [
      map.box.x + map.box.width / 2 + (event.clientX - shown.left - shown.width / 2) * scale,
      map.box.y + map.box.height / 2 + (event.clientY - shown.top - shown.height / 2) * scale,
    ];
  }

  function zoom(map, factor, point) {
    const { box } = map;
    const [x, y] = point || [box.x + box.width / 2, box.y + box.height / 2];
    const width = box.width * factor;
    view(map, { x: x - (x - box.x) * factor, y: y - (y - box.y) * factor, width });
  }

  function choose(map, box) {
    const brush = map.querySelector(".brush");
    brush.toggleAttribute("hidden", !box);
    let degrees = null;
    if (box) {
      for (const [name, value] of Object.entries(box)) brush.setAttribute(name, value);
      const [west, north] = inverse(map, box.x, box.y);
      const [east, south] = inverse(map, box.x + box.width, box.y + box.height);
      degrees = [west, south, east, north].map((value) => value.toFixed(2)).join(",");
    }
    map.dispatchEvent(new CustomEvent("box", { bubbles: true, detail: { box, degrees } }));
  }

  function draggable(map) {
    let start = null;
    map.addEventListener("pointerdown", (event) => {
      if (event.button || event.pointerType === "touch") return;
      start = { point: at(map, event), moves: event.shiftKey, box: { ...map.box }, dragged: false, client: [event.clientX, event.clientY] };
    });
    window.addEventListener("pointermove", (event) => {
      if (!start) return;
      if (Math.hypot(event.clientX - start.client[0], event.clientY - start.client[1]) > 4) start.dragged = true;
      if (!start.dragged) return;
      const [x, y] = at(map, event);
      if (start.moves) {
        map.classList.add("moving");
        view(map, { ...map.box, x: map.box.x + start.point[0] - x, y: map.box.y + start.point[1] - y });
      } else {
        const [left, top] = [Math.min(x, start.point[0]), Math.min(y, start.point[1])];
        choose(map, { x: left, y: top, width: Math.abs(x - start.point[0]), height: Math.abs(y - start.point[1]) });
      }
    });
    window.addEventListener("pointerup", () => {
      if (!start) return;
      const ended = start;
      start = null;
      map.classList.remove("moving");
      if (ended.dragged) map.dispatchEvent(new CustomEvent("boxed", { bubbles: true }));
      map.justDragged = ended.dragged;
    });
    map.addEventListener("click", (event) => {
      if (map.justDragged) { event.preventDefault(); event.stopImmediatePropagation(); map.justDragged = false; return; }
      if (!event.target.closest("a")) { choose(map, null); map.dispatchEvent(new CustomEvent("boxed", { bubbles: true })); }
    }, true);
    map.addEventListener("dragstart", (event) => event.preventDefault());
    map.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(map, event.deltaY > 0 ? 1.25 : 0.8, at(map, event));
    }, { passive: false });
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const map of document.querySelectorAll("svg.map")) {
      const { width, height } = map.viewBox.baseVal;
      map.whole = { x: 0, y: 0, width, height };
      map.box = { ...map.whole };
      fit(map);
      new ResizeObserver(() => fit(map)).observe(map);
      map.addEventListener("declutter", () => declutter(map));
      map.addEventListener("unbox", () => choose(map, null));
      const tools = document.querySelector(".mapped .tools");
      if (!map.closest(".mapped") || !tools) continue;
      tools.hidden = false;
      draggable(map);
      tools.addEventListener("click", (event) => {
        const { zoom: way } = event.target.dataset;
        if (way === "in") zoom(map, 0.6);
        if (way === "out") zoom(map, 1 / 0.6);
        if (way === "all") { view(map, map.whole); choose(map, null); map.dispatchEvent(new CustomEvent("boxed", { bubbles: true })); }
      });
    }
  });
})();
