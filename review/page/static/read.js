"use strict";
// Beside the keys of review.js: results and passages by J and K or a click, and the
// page image, which stays as the reader left it. All of it works without this script.
(() => {
  const off = document.body.classList.contains("no-keys");

  // Through the results of a search.
  const hits = [...document.querySelectorAll("a.hit")];
  if (hits.length && !off) {
    document.addEventListener("keydown", (e) => {
      if (e.ctrlKey || e.altKey || e.metaKey || e.isComposing || e.target.matches("textarea, select, input")) return;
      const step = { j: 1, k: -1 }[e.key.toLowerCase()];
      if (!step) return;
      e.preventDefault();
      const at = hits.indexOf(document.activeElement);
      hits[at < 0 ? (step > 0 ? 0 : hits.length - 1) : Math.min(Math.max(at + step, 0), hits.length - 1)].focus();
    });
  }

  // The addresses of passages end in #at, which brings them into view by itself.
  if (!location.hash) document.getElementById("at")?.scrollIntoView({ block: "center" });

  // A click anywhere in a passage selects it, unless text is being marked.
  for (const para of document.querySelectorAll(".para:not(.on)")) {
    para.addEventListener("click", (e) => {
      if (!e.target.closest("a") && String(getSelection()) === "") para.querySelector(".pick").click();
    });
  }

  // Marked words: the next code is added to their passage instead of the selected one.
  // They are remembered while the code is typed, which takes the mark off them.
  const chosen = document.getElementById("chosen"), adding = document.querySelector("form.add input[name=read]");
  if (chosen && adding) {
    const own = adding.value;
    const choose = (para) => {
      adding.value = para ? para.dataset.passage : own;
      chosen.hidden = !para;
      if (para) chosen.querySelector("strong").textContent = para.querySelector(".pick").firstChild.textContent.trim();
    };
    document.addEventListener("selectionchange", () => {
      const marked = getSelection(), node = marked.anchorNode;
      if (marked.isCollapsed || !node) return;
      const range = marked.getRangeAt(0), from = range.startContainer;
      const para = (from.nodeType === 1 ? from : from.parentElement).closest(".para");
      if (para) choose(para);
    });
    document.addEventListener("keydown", (e) => { if (e.key === "Escape") choose(null); });
  }

  // The list of sections closes like the help.
  document.addEventListener("keydown", (e) => {
    const jumps = document.querySelector(".jumps[open]");
    if (e.key === "Escape" && jumps) {
      jumps.open = false;
      jumps.querySelector("summary").focus();
    }
  });

  // The page image: open where there is room, until the reader chooses.
  const sheets = document.getElementById("sheets");
  if (!sheets) return;
  const show = () => {
    const pane = sheets.querySelector(".pane"), outline = pane.querySelector(".outline");
    if (!outline || pane.scrollHeight <= pane.clientHeight) return;
    const frame = pane.getBoundingClientRect(), box = outline.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) pane.scrollTop += box.top - frame.top - frame.height / 4;
  };
  sheets.addEventListener("toggle", () => {
    if (sheets.open) show();
    document.querySelector(".queue .reading .passage")?.scrollIntoView({ block: "nearest" });
  });
  sheets.querySelector("summary").addEventListener("click", () => {
    document.cookie = "dhr_page=" + (sheets.open ? "closed" : "open") + "; path=/; max-age=31536000; samesite=strict";
  });
  if (!sheets.dataset.chosen && matchMedia("(min-width: 1200px)").matches) sheets.open = true;
  if (sheets.open) show();
})();
