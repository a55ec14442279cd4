// The entries that going back leads to, one for each page and each thing that the reader did there.

function tidied() { // Streamlit makes an entry of every change of the address, so that going back led from a page to itself
  if (history.tidied) return;
  history.tidied = true;
  const push = history.pushState.bind(history), SAYS = "data-test-script-state";
  const rests = () => document.querySelector(`[${SAYS}]`)?.getAttribute(SAYS) === "notRunning";
  let waits = true, passing = false; // the reader has done nothing since the last entry; it has the query of the next page
  let drawn = rests(), owes = false; // the page has been whole since it was opened; it still writes its own address
  new MutationObserver(() => { if (rests()) { drawn = true; owes = false; } })
    .observe(document.documentElement, { subtree: true, attributeFilter: [SAYS] });
  for (const act of ["pointerdown", "keydown"]) {
    addEventListener(act, () => { waits = false; owes = !drawn && !rests(); }, true);
  }
  addEventListener("popstate", () => { waits = true; passing = drawn = owes = false; }, true);
  history.pushState = (state, title, url) => {
    const next = new URL(url ?? "", location.href), here = next.pathname === location.pathname;
    const own = waits && (here || (passing && next.search === location.search));
    const late = here && owes;
    if (own || late) history.replaceState(state, title, url);
    else push(state, title, url);
    waits = !late; // what the reader did while the page was being drawn is still to come
    passing = here;
    owes = false;
    if (!here) drawn = false;
  };
}
