// The switch of the language, which is on every page.
// What stands on a page of ours is in that language but for what says otherwise (lang).
class Language extends View {
  constructor(parent) { super(parent, "button"); tidied(); } // history.js: for all pages, as the switch is

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
