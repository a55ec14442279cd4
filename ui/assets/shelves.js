// The library as a table: rows are chosen, and opened beside each other without losing what the session holds.
class Shelves extends View {
  constructor(parent) { super(parent, "tr"); }

  begun() { this.count(); }

  carry(before) { // what was chosen stays chosen
    const chosen = new Set([...before.querySelectorAll("input[data-pick]:checked")].map((box) => box.value));
    for (const box of this.root.querySelectorAll("input[data-pick]")) box.checked = chosen.has(box.value);
    this.count();
  }

  chosen() { return [...this.root.querySelectorAll("input[data-pick]:checked")].map((box) => box.value); }

  count() {
    const count = this.chosen().length;
    for (const button of this.root.querySelectorAll("[data-open]")) {
      button.disabled = button.dataset.open === "compare" ? count !== 2 : count < 1;
    }
  }

  change() { this.count(); }

  pressed(button) {
    if (button.dataset.open) this.tell.setTriggerValue("open", { page: button.dataset.open, ids: this.chosen() });
  }

  next() {}

  spot() {}

  watch() {}
}

export default mounted(Shelves);
