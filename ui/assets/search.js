// What was found: keys go from clause to clause, links lead to it without losing what the session holds.
class Search extends View {
  constructor(parent) { super(parent, ".hit"); }

  carry() {}

  spot() {}

  watch() {}

  next(by) { this.step(by, () => true); }

  go(id) {
    const hit = this.root.querySelector("#" + CSS.escape(id));
    if (!hit) return;
    this.reach(hit, []);
    hit.querySelector("a.c").focus({ preventScroll: true }); // Enter opens it
  }
}

export default mounted(Search);
