// The behaviour of 点検: filters, steps from remark to remark, and what is said of them — all of it in the URL.
const OWN = ["sev", "kind", "done", "at"];
let leftAs = ""; // the view as it was left when the reader went to another page

class Remarks extends View {
  constructor(parent) { super(parent, ".rm"); }

  begun() {
    if (!this.state) {
      this.state = this.asked();
      this.wanted = this.state.at;
    }
    this.root.addEventListener("keydown", (event) => this.write_words(event));
    this.apply();
    this.write();
    const target = this.wanted && this.find(this.wanted);
    this.wanted = "";
    if (target) requestAnimationFrame(() => this.go(target.id));
  }

  find(at) { return this.root.querySelector(`.rm[data-at="${CSS.escape(at)}"]`); }

  asked() {
    const here = new URLSearchParams(location.search);
    const before = new URLSearchParams(leftAs);
    const asked = OWN.some((name) => here.has(name)) || here.get("doc") !== before.get("doc") ? here : before;
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
    for (const name of OWN) if (this.state[name]) here.set(name, this.state[name]);
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
    if (!root.querySelector(`.chip[data-severity="${CSS.escape(state.sev)}"]`)) state.sev = "";
    for (const chip of root.querySelectorAll(".chip")) chip.setAttribute("aria-pressed", String(chip.dataset.severity === state.sev));
    const kinds = root.querySelector("select[data-kinds]");
    if (kinds) {
      if (![...kinds.options].some((option) => option.value === state.kind)) state.kind = "";
      kinds.value = state.kind;
    }
    const done = root.querySelector("button[data-done]");
    if (done) { done.setAttribute("aria-pressed", String(Boolean(state.done))); done.textContent = state.done ? "畳む" : "了解したものも見せる"; }
    let shown = 0, filtered = 0;
    for (const each of root.querySelectorAll(".rm")) {
      const told = each.dataset;
      const fits = (!state.sev || told.severity === state.sev) && (!state.kind || told.kind === state.kind);
      const folded = "done" in told && !state.done;
      each.hidden = !fits || folded;
      shown += !each.hidden;
      filtered += !fits && !folded;
    }
    for (const section of root.querySelectorAll(".severity")) section.hidden = !section.querySelector(".rm:not([hidden])");
    const unseen = root.querySelector("[data-unseen]");
    if (unseen) unseen.textContent = filtered ? `絞り込みで ${filtered} 件を隠しています` : "";
    const none = root.querySelector("[data-none]");
    if (none) none.hidden = shown > 0;
  }

  spot() {
    const here = this.root.querySelector(".rm.here") ?? this.all()[0];
    return here && { at: here.dataset.at, top: here.getBoundingClientRect().top, next: this.after(here) };
  }

  after(here) { // the remark that is read next, where this one is folded
    const all = this.all(), at = all.indexOf(here);
    return (all[at + 1] ?? all[at - 1])?.dataset.at;
  }

  carry(before, spot) { // the reader stays where he was; when the remark was folded, at the next one
    if (!spot || !before.querySelector(".rm.here")) return;
    let target = this.find(spot.at);
    if (!target || target.hidden) target = spot.next && this.find(spot.next);
    if (!target || target.hidden) return;
    target.classList.add("here");
    const scroller = this.scroller();
    if (scroller.scrollTop > 0) scroller.scrollTop += target.getBoundingClientRect().top - spot.top;
    target.focus({ preventScroll: true });
    this.set({ at: target.dataset.at });
  }

  watch() {}

  go(id) {
    const target = id && this.root.querySelector("#" + CSS.escape(id));
    if (!target) return;
    if (target.hidden) this.set({ sev: "", kind: "", done: "1" });
    this.reach(target, []);
    this.set({ at: target.dataset.at });
  }

  next(by) { this.step(by, () => true); }

  touched(event) {
    const remark = event.target.closest(".rm");
    if (!remark || event.target.closest("input")) return;
    for (const old of this.root.querySelectorAll(".here")) old.classList.remove("here");
    remark.classList.add("here");
    this.set({ at: remark.dataset.at });
  }

  pressed(button) {
    const told = button.dataset;
    const remark = button.closest(".rm");
    if (button.classList.contains("chip")) this.set({ sev: told.severity, at: "" });
    else if ("done" in told) this.set({ done: this.state.done ? "" : "1" });
    else if (told.says) this.decide(remark, button.getAttribute("aria-pressed") === "true" ? "" : told.says);
    else if ("withdraw" in told) this.decide(remark, "");
  }

  decide(remark, says) {
    const who = this.root.querySelector("input[data-who]");
    for (const old of this.root.querySelectorAll(".here")) old.classList.remove("here");
    remark.classList.add("here");
    if (says && !who.value.trim()) {
      who.setAttribute("aria-invalid", "true");
      who.placeholder = "名前が要ります";
      who.focus();
      return;
    }
    this.root.dataset.busy = "";
    const why = remark.querySelector("input[data-why]").value;
    this.tell.setTriggerValue("decide", { print: remark.dataset.print, says, who: who.value, why });
  }

  typed(key) {
    const here = this.root.querySelector(".rm.here:not([hidden])");
    const says = { x: "dismissed", m: "to_mend" }[key];
    if (here && says) here.querySelector(`[data-says="${says}"]`).click();
    else if (/^[0-3]$/.test(key)) this.root.querySelectorAll(".chip")[Number(key)]?.click();
  }

  change(event) {
    const { target } = event;
    if ("kinds" in target.dataset) this.set({ kind: target.value, at: "" });
    else if ("who" in target.dataset) target.removeAttribute("aria-invalid");
  }

  write_words(event) { // Streamlit's own keys (r, c) must not hear what is typed
    if (event.target.localName !== "input") return;
    event.stopPropagation();
    const remark = event.target.closest(".rm");
    if (event.key === "Enter" && !event.isComposing && remark) this.decide(remark, "to_mend");
    else if (event.key === "Escape") event.target.blur();
  }
}

export default mounted(Remarks);
