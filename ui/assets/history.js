// The entries that going back leads to, one for each page and each thing that the reader did there.

function tidied() { // Streamlit makes an entry of every change of the address, so that going back led from a page to itself
  if (history.tidied) return;
  history.tidied = true;
  const push = history.pushState.bind(history);
  let waits = true, passing = false; // the reader has done nothing since the last entry; it has the query of the next page
  for (const act of ["pointerdown", "keydown"]) addEventListener(act, () => { waits = false; }, true);
  addEventListener("popstate", () => { waits = true; passing = false; }, true);
  history.pushState = (state, title, url) => {
    const next = new URL(url ?? "", location.href), here = next.pathname === location.pathname;
    if (waits && (here || (passing && next.search === location.search))) history.replaceState(state, title, url);
    else push(state, title, url);
    passing = here;
    waits = true;
  };
}
