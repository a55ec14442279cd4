// What was understood of new files: corrected in place, then kept.
class Intake extends View {
  constructor(parent) { super(parent, "tr"); }

  begun() { // Streamlit's own keys (r, c) must not hear what is typed into the form
    this.root.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter" && !event.isComposing && event.target.type === "text") this.keep();
    });
    this.said();
  }

  carry(before) { // what was typed stays when further files arrive
    for (const old of before.querySelectorAll("tbody tr")) {
      const row = this.root.querySelector(`tr[data-id="${old.dataset.id}"]`);
      if (!row) continue;
      for (const field of old.querySelectorAll("[data-field]")) row.querySelector(`[data-field="${field.dataset.field}"]`).value = field.value;
      row.querySelector("[data-take]").checked = old.querySelector("[data-take]").checked;
    }
    const who = this.root.querySelector("[data-who]"), typed = before.querySelector("[data-who]");
    if (who && typed?.value) who.value = typed.value;
    this.said();
  }

  told() { const button = this.root.querySelector("[data-keep]"); if (button) this.said(); }

  taken() { return [...this.root.querySelectorAll("tbody tr")].filter((row) => row.querySelector("[data-take]").checked); }

  said() {
    const button = this.root.querySelector("[data-keep]"), count = this.taken().length;
    if (!button) return;
    button.textContent = `文書庫に保存する（${count} 件）`;
    button.disabled = count === 0;
  }

  change() { this.said(); }

  pressed(button) { if ("keep" in button.dataset) this.keep(); }

  keep() {
    const rows = this.taken().map((row) => ({
      id: row.dataset.id,
      ...Object.fromEntries([...row.querySelectorAll("[data-field]")].map((field) => [field.dataset.field, field.value])),
    }));
    if (!rows.length) return;
    const wrong = rows.find((row) => row.date.trim() && !/^\d{4}-\d{2}-\d{2}$/.test(row.date.trim()));
    this.root.querySelector("[data-amiss]").textContent = wrong ? `日付は 2024-04-01 の形で書いてください（${wrong.date}）。` : "";
    if (wrong) return;
    this.root.querySelector("[data-keep]").disabled = true;
    this.tell.setTriggerValue("keep", { who: this.root.querySelector("[data-who]").value, rows });
  }

  next() {}

  spot() {}

  watch() {}
}

export default mounted(Intake);
