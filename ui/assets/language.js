// The switch of the language. What stands on a page of ours is in that language but for what says otherwise (lang).
class Language extends View {
  constructor(parent) { super(parent, "button"); }

  told() { document.documentElement.lang = this.data.now; }

  pressed(button) { this.tell.setTriggerValue("turn", button.dataset.to); }

  key() {}

  measure() {}

  spot() {}

  carry() {}

  watch() {}
}

export default mounted(Language);
