"use strict";
// Keys for the pages: every element with data-key is pressed, ticked or entered by
// its key. All of it works without this script, by the buttons and links themselves.
(() => {
  const off = document.body.classList.contains("no-keys");
  let leaving = false; // something was pressed and the next page is on its way

  const typing = (el) => el.matches("textarea, select, input:not([type=checkbox])");

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey || e.isComposing) return;
    if (e.key === "Escape") {
      if (typing(e.target)) e.target.blur();
      for (const d of document.querySelectorAll(".help[open]")) {
        d.open = false;
        d.querySelector("summary").focus();
      }
      return;
    }
    if (e.key === "Enter" && e.target.matches("input[type=checkbox], .newtheme input")) e.preventDefault(); // would send the form
    // A key held down must not decide about the passages that follow.
    if (off || e.repeat || typing(e.target)) return;
    const key = e.key.length === 1 ? e.key.toLowerCase() : e.key;
    const el = [...document.querySelectorAll("[data-key]")].find((x) => x.dataset.key.split(" ").includes(key));
    if (!el) return;
    e.preventDefault();
    if (typing(el)) {
      el.focus();
    } else if (!leaving) {
      el.click();
      if (el.matches("summary")) el.focus(); // Tab goes on from what has opened
      if (el.matches("a")) leaving = true;
    }
  });

  // One decision a page: a second press while the first is being saved does nothing.
  document.addEventListener("submit", (e) => {
    if (leaving) e.preventDefault();
    leaving = true;
  });
  window.addEventListener("pageshow", () => { leaving = false; });

  // After a long passage before it, the passage to decide about might be out of view.
  const reading = document.querySelector(".reading");
  if (reading && reading.scrollHeight > reading.clientHeight) {
    const frame = reading.getBoundingClientRect(), text = reading.querySelector(".passage").getBoundingClientRect();
    if (text.bottom > frame.bottom) reading.scrollTop = text.top - frame.top - Math.min(140, frame.height / 4);
  }

  // Screen readers announce what changes, not what a page begins with.
  const notice = document.getElementById("notice");
  if (notice) {
    setTimeout(() => { document.getElementById("live").textContent = notice.textContent; }, 100);
  }
})();
