"use strict";
// The editor of rules: Ctrl+Enter tries the draft, and a mistake leads to its line. All
// of it works without this script, by the buttons.
(() => {
  const draft = document.getElementById("draft");
  if (!draft) return;
  draft.addEventListener("keydown", (e) => {
    if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) {
      e.preventDefault();
      document.getElementById("try").click();
    }
  });
  for (const link of document.querySelectorAll("a[data-line]")) {
    link.addEventListener("click", (e) => {
      e.preventDefault();
      const lines = draft.value.split("\n"), at = Number(link.dataset.line) - 1;
      const start = lines.slice(0, at).reduce((n, l) => n + l.length + 1, 0);
      draft.focus();
      draft.setSelectionRange(start, start + (lines[at] || "").length);
      draft.scrollTop = draft.scrollHeight * at / lines.length - draft.clientHeight / 3;
    });
  }
})();
