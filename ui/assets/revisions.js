// The behaviour of 改定: tabs, filters, steps from change to change, and what Python is asked for — all of it in the URL.
const OWN = ["tab", "only", "still", "unfold", "at"];
let leftAs = ""; // the view as it was left when the reader went to another page

class Revisions extends View {
  constructor(parent) { super(parent, ".ch"); }

  begun() {
    const first = this.root.dataset.tab;
    if (!this.state) {
      this.state = this.asked();
      this.wanted = this.state.at;
    } else if (!this.root.querySelector(`[data-panel="${this.state.tab}"]`)) this.state.tab = "";
    this.state.tab ||= first;
    for (const field of this.root.querySelectorAll("select[data-pair]")) field.value = field.dataset.now;
    this.root.addEventListener("keydown", (event) => this.write_name(event));
    this.apply();
    this.write();
    this.show_step();
    if (this.wanted) {
      const target = this.root.querySelector(`.ch[data-at="${CSS.escape(this.wanted)}"]`);
      this.wanted = "";
      if (target) requestAnimationFrame(() => this.go(target.id));
    }
  }

  show_step() { // of many versions the first columns fill the screen, and the step that is open is the last one
    const step = this.root.querySelector(".step[aria-pressed=true]")?.closest("td");
    const wide = step?.closest(".wide");
    if (wide) wide.scrollLeft = step.offsetLeft + step.offsetWidth - wide.clientWidth;
  }

  asked() {
    const here = new URLSearchParams(location.search);
    const asked = OWN.some((name) => here.has(name)) ? here : new URLSearchParams(here.has("v") && leftAs.includes(here.get("v")) ? leftAs : "");
    return Object.fromEntries(OWN.map((name) => [name, asked.get(name) ?? ""]));
  }

  told() { // Python, which knows nothing of these, may have written the address anew
    this.root.removeAttribute("data-busy");
    const who = this.root.querySelector("input[data-who]");
    if (who && this.data.who && !who.value) who.value = this.data.who;
    this.write();
  }

  write() {
    const here = new URLSearchParams(location.search);
    for (const name of OWN) here.delete(name);
    for (const name of OWN) if (this.state[name] && !(name === "tab" && this.state.tab === this.root.dataset.tab)) here.set(name, this.state[name]);
    leftAs = here.toString();
    remember("?" + leftAs);
  }

  set(some) {
    Object.assign(this.state, some);
    this.apply();
    this.write();
  }

  apply() {
    const { state, root } = this;
    for (const tab of root.querySelectorAll("[role=tab]")) tab.setAttribute("aria-selected", String(tab.dataset.tab === state.tab));
    for (const panel of root.querySelectorAll("[data-panel]")) panel.classList.toggle("shut", panel.dataset.panel !== state.tab);
    const box = root.querySelector("[data-still]");
    if (box) box.checked = Boolean(state.still);
    root.toggleAttribute("data-all", Boolean(state.still));
    if (!root.querySelector(`[data-only="${CSS.escape(state.only)}"]`)) state.only = "";
    for (const chip of root.querySelectorAll("[data-only]")) chip.setAttribute("aria-pressed", String(chip.dataset.only === state.only));
    const unfold = root.querySelector("[data-unfold]");
    if (unfold) { unfold.setAttribute("aria-pressed", String(Boolean(state.unfold))); unfold.textContent = state.unfold ? "畳む" : "すべて開く"; }
    let shown = 0;
    const all = [...root.querySelectorAll(".ch")];
    for (const each of all) {
      const told = each.dataset;
      const fits = !state.only || (state.only === "open" ? "open" in told : told.fates.split(" ").includes(state.only));
      each.hidden = !fits || (each.classList.contains("quiet") && !state.unfold && !state.only);
      shown += !each.hidden;
    }
    const unseen = root.querySelector(".unseen");
    if (unseen) unseen.hidden = Boolean(state.only);
    const empty = root.querySelector("[data-empty]");
    if (empty) empty.hidden = shown > 0 || all.length === 0;
  }

  spot() { return this.root.querySelector(".ch.here")?.id; }

  carry(before, spot) { // after a word about an article the reader stays with it
    const target = spot && before.dataset.old === this.root.dataset.old && before.dataset.new === this.root.dataset.new && this.root.querySelector("#" + CSS.escape(spot));
    if (target) target.classList.add("here");
    const pair = this.below && this.root.querySelector(".pair");
    if (pair) pair.scrollIntoView({ block: "start", behavior: pace(pair) });
    this.below = false;
  }

  measure() { if (this.root.querySelector(".bar")) super.measure(); }

  watch() {}

  go(id) {
    const target = id && this.root.querySelector("#" + CSS.escape(id));
    if (!target) return;
    if (this.state.tab !== "changes") this.set({ tab: "changes" });
    if (target.hidden) this.set({ only: "", unfold: "1" });
    this.reach(target, []);
    this.set({ at: target.dataset.at });
  }

  next(by) {
    if (this.state.tab !== "changes") this.set({ tab: "changes" });
    this.step(by, () => true);
  }

  ask(what, told) {
    this.root.dataset.busy = "";
    this.tell.setTriggerValue(what, told);
  }

  pressed(button) {
    const told = button.dataset;
    if (told.tab) this.set({ tab: told.tab });
    else if ("only" in told) this.set({ only: told.only === this.state.only ? "" : told.only, at: "" });
    else if ("unfold" in told) this.set({ unfold: this.state.unfold ? "" : "1" });
    else if (told.old) { this.set({ tab: "changes", only: "", at: "" }); this.below = true; this.ask("pair", { old: told.old, new: told.new }); }
    else if (told.move) this.ask("move", { at: Number(told.move), by: Number(told.by) });
    else if ("check" in told) this.check(button.closest(".ch"));
  }

  check(entry) {
    const who = this.root.querySelector("input[data-who]");
    for (const old of this.root.querySelectorAll(".here")) old.classList.remove("here");
    entry.classList.add("here");
    if (!who.value.trim()) {
      who.setAttribute("aria-invalid", "true");
      who.placeholder = "名前が要ります";
      who.focus();
      return;
    }
    this.ask("check", { left: entry.dataset.left, right: entry.dataset.right, who: who.value });
  }

  typed(key) {
    const here = this.root.querySelector(".ch.here:not([hidden])");
    if (key === "x" && here) this.check(here);
    else if (/^[1-4]$/.test(key)) this.root.querySelectorAll("[role=tab]")[Number(key) - 1]?.click();
  }

  change(event) {
    const { target } = event;
    if ("still" in target.dataset) this.set({ still: target.checked ? "1" : "" });
    else if (target.dataset.pair) {
      const value = (name) => this.root.querySelector(`[data-pair="${name}"]`).value;
      if (value("old") !== value("new")) this.ask("pair", { old: value("old"), new: value("new") });
    } else if ("day" in target.dataset && target.value) this.ask("day", target.value);
    else if ("who" in target.dataset) target.removeAttribute("aria-invalid");
  }

  write_name(event) { if (event.target.localName === "input") event.stopPropagation(); } // Streamlit's own keys must not hear it
}

export default mounted(Revisions);
