// New incidents are told of as they come, where there is a server; the page is not changed under the reader's hands.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  if (!("live" in document.body.dataset) || !window.EventSource) return;
  const { root } = document.body.dataset;
  const news = document.getElementById("news");
  const told = new Map();
  const events = new EventSource(`${root}api/v1/events`);
  events.addEventListener("incident", (event) => {
    const { id, title } = JSON.parse(event.data);
    told.set(id, title);
    const link = document.createElement("a");
    link.href = told.size > 1 ? location.href : `${root}incidents/${encodeURIComponent(id)}`;
    link.textContent = told.size > 1 ? `${told.size} new incidents. Show them` : title;
    news.replaceChildren(told.size > 1 ? "" : "New: ", link);
    news.hidden = false;
  });
  window.addEventListener("pagehide", () => events.close());
});
