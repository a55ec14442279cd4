// The switch of the language, which is on every page, and with it what all pages need.

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

// The switch itself. What stands on a page of ours is in that language but for what says otherwise (lang).
class Language extends View {
  constructor(parent) { super(parent, "button"); tidied(); }

  told() { // the switch of before may be told once more, after that of now
    const page = document.documentElement, { now, turns } = this.data;
    if (turns < Number(page.dataset.turns ?? 0)) return;
    page.dataset.turns = turns;
    page.lang = now;
  }

  pressed(button) { this.tell.setTriggerValue("turn", button.dataset.to); }

  key() {}

  measure() {}

  spot() {}

  carry() {}

  watch() {}
}

export default mounted(Language);
