// The behaviour of the comparison: filters, tabs, steps from difference to difference, the place in the URL.
function unordered(address) { return address.replace("&order=right", ""); }

class Comparison extends View {
  constructor(parent) { super(parent, ".row"); }

  begun() { this.left = {}; } // where each tab was left

  spot() { // the article being read, without the order, and where on the screen it stands
    const line = this.root.querySelector(".rail a[aria-current]");
    const row = line && this.root.querySelector("#" + CSS.escape(line.dataset.go));
    return row && { at: unordered(row.dataset.at), top: row.getBoundingClientRect().top };
  }

  carry(before, spot) { // tab, filter and place stay when only the order changes
    this.tab(before.dataset.tab);
    const chip = this.root.querySelector(`.chip[data-filter="${before.dataset.filter}"]`);
    if (chip && !chip.disabled) this.filter(before.dataset.filter);
    const row = spot && [...this.root.querySelectorAll(".row")].find((row) => unordered(row.dataset.at) === spot.at);
    const scroller = this.scroller();
    if (row?.offsetParent && scroller.scrollTop > 0) scroller.scrollTop += row.getBoundingClientRect().top - spot.top;
  }

  go(id, address) {
    const target = id && this.root.querySelector("#" + CSS.escape(id));
    if (!target) return;
    const row = target.closest(".row");
    this.tab(row ? "text" : "numbers");
    if (row) {
      if (row.offsetParent === null) this.filter("all");
      row.querySelector("details")?.setAttribute("open", "");
    } else {
      this.only(false);
    }
    this.reach(target, [row ?? target], target === row);
    if (row) this.current(row.id);
    const at = address ?? row?.dataset.at;
    if (at) history.replaceState(history.state, "", at);
  }

  tab(name) { // each tab keeps the place where it was left
    const old = this.root.dataset.tab;
    if (old === name) return;
    const scroller = this.scroller();
    this.left[old] = scroller.scrollTop;
    this.root.dataset.tab = name;
    for (const tab of this.root.querySelectorAll("[role=tab]")) tab.setAttribute("aria-selected", String(tab.dataset.tab === name));
    const stuck = this.root.getBoundingClientRect().top < this.root.querySelector(".bar").getBoundingClientRect().top;
    if (name in this.left) scroller.scrollTop = this.left[name];
    else if (stuck) this.root.scrollIntoView({ block: "start", behavior: "instant" });
  }

  filter(name) {
    this.root.dataset.filter = name;
    for (const chip of this.root.querySelectorAll(".chip")) chip.setAttribute("aria-pressed", String(chip.dataset.filter === name));
    let shown = 0;
    for (const line of this.root.querySelectorAll(".row, .rail a")) {
      const fits = name === "all" || line.dataset.state === name;
      line.toggleAttribute("data-shown", fits);
      shown += fits;
    }
    this.root.toggleAttribute("data-empty", shown === 0);
  }

  only(on) {
    this.root.dataset.only = on ? "differences" : "";
    this.root.querySelector("input[data-only]").checked = on;
  }

  next(by) { if (this.root.dataset.tab === "text") this.step(by, (row) => row.dataset.state !== "same"); }

  unfold(button) {
    const open = button.getAttribute("aria-pressed") !== "true";
    for (const details of this.root.querySelectorAll(".row details")) details.open = open;
    button.setAttribute("aria-pressed", String(open));
    button.textContent = open ? "すべて畳む" : "すべて開く";
  }

  pressed(button) {
    if (button.dataset.filter) this.filter(button.dataset.filter);
    else if (button.dataset.tab) this.tab(button.dataset.tab);
    else if (button.dataset.order) this.tell.setStateValue("order", button.dataset.order);
    else if ("unfold" in button.dataset) this.unfold(button);
  }

  change(event) { if (event.target.dataset.only) this.only(event.target.checked); }

  typed(key) {
    const chip = /^[1-6]$/.test(key) && this.root.dataset.tab === "text" && this.root.querySelectorAll(".chip")[key - 1];
    if (chip && !chip.disabled) this.filter(chip.dataset.filter);
  }
}

export default mounted(Comparison);
