// The behaviour of the comparison: filters, noise, orders, tabs, steps, what is said of rows, tips, the place in the URL.
const WORDS = { substance: "実質", wording: "表現", numbering: "番号のみ", left: "左のみ", right: "右のみ", same: "一致" };

class Comparison extends Valuing {
  constructor(parent) { super(parent, ".row"); }

  begun() {
    this.left = {}; // where each tab was left
    this.rows = new Map([...this.root.querySelectorAll(".row")].map((row) => [row.id, row]));
    this.lines = new Map();
    for (const line of this.root.querySelectorAll(".rail a")) {
      if (!this.lines.has(line.dataset.go)) this.lines.set(line.dataset.go, []);
      this.lines.get(line.dataset.go).push(line);
    }
    this.tip = document.createElement("div");
    this.tip.className = "tip";
    this.tip.setAttribute("role", "tooltip");
    this.tip.id = "tip";
    this.tip.hidden = true;
    this.root.append(this.tip);
    for (const event of ["pointerover", "focusin"]) this.root.addEventListener(event, (e) => this.over(e));
    for (const event of ["pointerout", "focusout"]) this.root.addEventListener(event, () => { this.tip.hidden = true; });
    // Streamlit's own keys (r, c) must not hear what is typed here
    this.root.addEventListener("keydown", (event) => { if (/^(input|select)$/.test(event.target.localName) && !event.target.closest(".valuing")) this.write(event); });
    this.hear();
    this.said = {};
    [this.before, this.usual] = [this.usual, this.root.dataset.off];
    if (this.root.dataset.order !== "left") this.lay(this.root.dataset.order);
  }

  rail() { return this.root.querySelector(`.rail[data-order="${this.root.dataset.order}"]`); }

  // what the address asks for, once; what is said of rows, after every run
  told() {
    const data = this.data;
    const who = this.root.querySelector("input[data-who]");
    if (data.who && !who.value) who.value = data.who;
    this.root.removeAttribute("data-busy");
    super.told();
    const pair = data.pair.join(" ");
    if (!this.looked) {
      this.looked = true;
      const { order, filter, off, tab } = data.look;
      if ([...this.root.querySelectorAll("[role=tab]")].some((each) => each.dataset.tab === tab)) this.tab(tab);
      if (order) this.order(order);
      if (off !== undefined) this.noise(off.split(".").filter((name) => name && name !== "none"));
      this.wanted = filter;
    }
    this.notes(data.notes);
    this.record(data.record);
    this.market(data.market);
    if (this.wanted) this.filter(this.wanted);
    this.wanted = null;
    if (this.pair && this.pair !== pair) this.look(); // another pair under the same look
    this.pair = pair;
  }

  market(said) { // how many services of the library have what one side lacks
    for (const link of this.root.querySelectorAll(".worth .market")) link.remove();
    for (const { row, said: words, href } of said) {
      const link = Object.assign(document.createElement("a"), { className: "market", textContent: words, href });
      link.dataset.page = "";
      this.rows.get(row)?.querySelector(".worth")?.append(link);
    }
  }

  spot() { // the row being read, and where on the screen it stands
    const line = this.rail()?.querySelector("a[aria-current]");
    const row = line && this.rows.get(line.dataset.go);
    return row && { left: row.dataset.left, right: row.dataset.right, top: row.getBoundingClientRect().top };
  }

  carry(before, spot) { // tab, filter, noise, order and place stay when the rows are laid anew
    if (before.dataset.order !== this.root.dataset.order) this.order(before.dataset.order);
    if (before.dataset.off !== this.before) this.noise(before.dataset.off.split(" ").filter(Boolean));
    this.root.querySelector("input[data-who]").value = before.querySelector("input[data-who]").value;
    this.tab(before.dataset.tab);
    this.filter(before.dataset.filter);
    if (!spot) return;
    const like = (row) => (row.dataset.left === spot.left) * 2 + (row.dataset.right === spot.right);
    const row = [...this.rows.values()].sort((a, b) => like(b) - like(a))[0];
    const scroller = this.scroller();
    if (row?.offsetParent && like(row) && scroller.scrollTop > 0) scroller.scrollTop += row.getBoundingClientRect().top - spot.top;
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
    if (at) this.look(at);
  }

  look(at) { // the address says where we are and how we look
    const query = new URLSearchParams(at ?? location.search);
    const first = this.root.dataset;
    if (first.order === "danger") query.delete("order"); else query.set("order", first.order);
    if (first.tab === "text") query.delete("tab"); else query.set("tab", first.tab);
    if (first.filter === "all") query.delete("filter"); else query.set("filter", first.filter);
    if (first.off === this.usual) query.delete("off"); else query.set("off", first.off.replaceAll(" ", ".") || "none");
    const words = query.toString().replaceAll("%2F", "/").replaceAll("%3A", ":");
    remember("?" + words);
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

  // filters

  fits(row, name) {
    if (name === "all") return true;
    if (name === "open") return this.open(row);
    const grades = this.root.querySelector(`.chip[data-filter="${name}"]`)?.dataset.grades ?? "";
    return grades.split(" ").includes(row.dataset.grade);
  }

  open(row) { return row.dataset.grade !== "same" && !("checked" in row.dataset); }

  filter(name) {
    const chip = this.root.querySelector(`.chip[data-filter="${CSS.escape(name)}"]`);
    if (!chip || chip.disabled) name = "all";
    this.root.dataset.filter = name;
    for (const each of this.root.querySelectorAll(".chip")) each.setAttribute("aria-pressed", String(each.dataset.filter === name));
    let shown = 0;
    for (const row of this.rows.values()) {
      const fits = this.fits(row, name);
      row.toggleAttribute("data-shown", fits);
      for (const line of this.lines.get(row.id) ?? []) line.toggleAttribute("data-shown", fits);
      shown += fits;
    }
    this.root.toggleAttribute("data-empty", shown === 0);
  }

  count() {
    const rows = [...this.rows.values()];
    for (const chip of this.root.querySelectorAll(".chip")) {
      const found = rows.filter((row) => this.fits(row, chip.dataset.filter)).length;
      chip.querySelector("b").textContent = String(found);
      chip.disabled = found === 0;
    }
  }

  // noise: a kind that is shown again makes rows differ that differed in nothing else

  noise(off) {
    off = [...off].sort();
    this.root.dataset.off = off.join(" ");
    let taken = 0;
    for (const box of this.root.querySelectorAll("input[data-noise]")) {
      box.checked = !off.includes(box.dataset.noise);
      if (box.checked) taken += Number(box.dataset.count);
      box.parentElement.querySelector("small").textContent = (box.checked && box.dataset.count !== "0" ? "−" : "") + box.dataset.count;
    }
    this.root.querySelector("[data-taken]").textContent = taken ? `−${taken}` : "0";
    for (const row of this.rows.values()) {
      if (!row.dataset.noise) continue;
      const noisy = row.dataset.noise.split(" ").some((name) => off.includes(name));
      if (noisy !== "noisy" in row.dataset) {
        row.toggleAttribute("data-noisy", noisy);
        const details = row.querySelector("details");
        if (details) details.open = noisy;
      }
      this.grade(row, noisy ? row.dataset.loud : row.dataset.quiet);
    }
    const folded = this.root.querySelector("[data-folded]");
    if (folded) folded.textContent = String([...this.rows.values()].filter((row) => row.querySelector("details") && !("noisy" in row.dataset)).length);
    this.count();
    this.filter(this.root.dataset.filter);
  }

  grade(row, grade) {
    if (row.dataset.grade === grade) return;
    row.classList.replace("st-" + row.dataset.grade, "st-" + grade);
    row.dataset.grade = grade;
    const sign = { substance: "≠", wording: "≈", numbering: "№", left: "◁", right: "▷", same: "＝" }[grade];
    for (const line of this.lines.get(row.id) ?? []) {
      line.classList.replace("st-" + line.dataset.grade, "st-" + grade);
      line.dataset.grade = grade;
      line.querySelector("i").textContent = sign;
      line.querySelector("i").title = WORDS[grade];
      line.querySelector("[data-word]").textContent = `（${WORDS[grade]}）`;
    }
  }

  // orders

  lay(order) {
    const list = this.root.querySelector(".list");
    list.append(...this.root.dataset["by" + order].split(",").filter(Boolean).map((at) => this.rows.get("r" + at)));
  }

  order(order) {
    if (!this.root.dataset["by" + order]) return;
    const spot = this.root.dataset.tab === "text" && this.spot();
    this.root.dataset.order = order;
    this.lay(order);
    for (const button of this.root.querySelectorAll("button[data-order]")) button.setAttribute("aria-pressed", String(button.dataset.order === order));
    const scroller = this.scroller();
    const row = spot && [...this.rows.values()].find((row) => row.dataset.left === spot.left && row.dataset.right === spot.right);
    if (row?.offsetParent && scroller.scrollTop > 0) {
      scroller.scrollTop += row.getBoundingClientRect().top - spot.top;
      this.current(row.id);
    }
  }

  // what a reviewer says

  who() {
    const field = this.root.querySelector("input[data-who]");
    if (field.value.trim()) return field.value;
    field.focus();
    field.setAttribute("aria-invalid", "true");
    field.placeholder = "名前が要ります";
    return "";
  }

  decide(row, says, more = {}) { // tells the server; the page itself shows it at once
    const who = this.who();
    if (!who) return false;
    this.root.querySelector("input[data-who]").removeAttribute("aria-invalid");
    const told = { says, left: row?.dataset.left ?? "", right: row?.dataset.right ?? "", who, why: "", ...more };
    this.tell.setTriggerValue("decide", { ...told, stamp: Date.now() });
    return true;
  }

  check(row) {
    const done = "checked" in row.dataset;
    if (!this.decide(row, done ? "reopened" : "checked")) return;
    this.note(row, { ...this.said[row.id], checked: !done, said: done ? "" : "✓ 確認済" });
    this.settle();
  }

  notes(notes) {
    const changed = JSON.stringify(notes);
    if (this.noted === changed && this.notedOn === this.root) return;
    this.noted = changed;
    this.notedOn = this.root;
    for (const row of this.rows.values()) this.note(row, notes[row.id.slice(1)]);
    this.settle();
  }

  note(row, note) {
    if (!note && !this.said[row.id]) return;
    this.said[row.id] = note;
    row.toggleAttribute("data-checked", Boolean(note?.checked));
    const button = row.querySelector('[data-act="check"]');
    button.textContent = note?.checked ? "☑ 確認済" : "☐ 確認済";
    button.setAttribute("aria-pressed", String(Boolean(note?.checked)));
    for (const line of this.lines.get(row.id) ?? []) line.querySelector("[data-done]").textContent = note?.checked ? "✓" : note?.comments?.length ? "✎" : "";
    const place = row.querySelector("[data-said]");
    place.replaceChildren(...[note?.said, ...(note?.comments ?? []).map((words) => "コメント　" + words)].filter(Boolean).map((words) => {
      const line = document.createElement("p");
      line.textContent = "✎ " + words.replace(/^✓ /, "");
      return voiced(line);
    }));
  }

  settle() {
    this.count();
    const filter = this.root.dataset.filter;
    if (filter === "open") { // the row just read stays where it is until the filter is pressed again
      for (const chip of this.root.querySelectorAll('.chip[data-filter="open"]')) chip.disabled = false;
    }
  }

  record(list) {
    const changed = JSON.stringify(list);
    if (this.recorded === changed && this.recordedOn === this.root) return;
    this.recorded = changed;
    this.recordedOn = this.root;
    this.root.querySelector('[role=tab][data-tab="record"] [data-count]').textContent = String(list.length);
    this.root.querySelector("[data-none]").hidden = list.length > 0;
    const make = (name, words, more = {}) => voiced(Object.assign(document.createElement(name), { textContent: words, ...more }));
    this.root.querySelector(".decisions").replaceChildren(...list.map((told) => {
      const item = document.createElement("li");
      const what = make("button", told.what, { type: "button", className: "c" });
      if (told.go) what.dataset.go = told.go; else what.disabled = true;
      const back = make("button", "取り消す", { type: "button" });
      back.dataset.withdraw = JSON.stringify({ kind: told.kind, number: told.number });
      item.append(make("b", told.said.startsWith("✓") ? told.said : "✎ " + told.said), what, make("span", told.why), make("small", told.who), back);
      return item;
    }));
  }

  // forms

  form(row, name) {
    const form = this.root.querySelector(`.form[data-form="${name}"]`);
    const again = !form.hidden && form.parentElement === row;
    this.shut();
    if (again) return;
    row.querySelector("details")?.setAttribute("open", "");
    row.append(form);
    form.hidden = false;
    for (const field of form.querySelectorAll("input, select")) field.value = "";
    form.querySelector("[data-amiss]").textContent = "";
    if (name === "mend") this.fill(form, row);
    if (name === "clause") this.fillClause(form, row);
    (form.querySelector("input, select") ?? form).focus({ preventScroll: true });
    form.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  shut() {
    for (const form of this.root.querySelectorAll(".form")) {
      if (form.contains(this.root.getRootNode().activeElement)) form.parentElement.focus?.({ preventScroll: true });
      form.hidden = true;
    }
  }

  named(side, path) {
    const option = [...this.root.querySelectorAll(`select[data-add="${side}"] option`)].find((each) => each.value === path);
    return option?.textContent ?? path;
  }

  // the 項 and 号 of one side, as they are called, those of the row first
  provisions(side, row) {
    const found = new Map();
    const place = (cell) => (cell.closest(".row") === row ? -1 : Number(cell.closest(".row").id.slice(1)));
    const cells = [...this.root.querySelectorAll(`.k[data-side="${side}"]`)].map((cell) => [place(cell), cell]);
    for (const [, cell] of cells.sort(([one], [other]) => one - other)) if (!found.has(cell.dataset.path)) found.set(cell.dataset.path, cell);
    return found;
  }

  fillClause(form, strip) {
    const row = strip.closest(".row");
    const known = { left: this.provisions("left", row), right: this.provisions("right", row) };
    const called = (side, path) => known[side].get(path)?.dataset.cite ?? path;
    this.listed(form, JSON.parse(strip.dataset.pairs), called);
    for (const [side, other] of [["left", "right"], ["right", "left"]]) {
      const select = form.querySelector(`select[data-add="${side}"]`);
      const options = [...known[side]].map(([path, cell]) => Object.assign(document.createElement("option"), {
        value: path, lang: "ja", textContent: `${cell.dataset.cite}　${cell.querySelector(".t").textContent.slice(0, 24)}`,
      }));
      select.replaceChildren(select.options[0], ...options);
      const path = strip.querySelector(`.k[data-side="${other}"]`)?.dataset.path ?? "";
      const adding = form.querySelector(`.adding[data-side="${side}"]`);
      adding.hidden = !path;
      const words = path ? `${other === "left" ? "左" : "右"}の ${called(other, path)}` : "";
      voiced(Object.assign(adding.querySelector("[data-to]"), { textContent: words }));
      form.dataset[other] = path;
    }
  }

  fill(form, row) {
    const { left, right } = row.dataset;
    const pairs = [...(left && right ? [[left, right]] : []), ...JSON.parse(row.dataset.also || "[]")];
    this.listed(form, pairs, (side, path) => this.named(side, path));
    for (const side of ["left", "right"]) {
      const other = side === "left" ? "right" : "left";
      const adding = form.querySelector(`.adding[data-side="${side}"]`);
      adding.hidden = !row.dataset[other];
      const words = row.dataset[other] ? `${other === "left" ? "左" : "右"}の ${this.named(other, row.dataset[other])}` : "";
      voiced(Object.assign(adding.querySelector("[data-to]"), { textContent: words }));
      form.dataset[other] = row.dataset[other] ?? "";
    }
  }

  listed(form, pairs, called) { // what is linked, each pair with its two answers
    const list = form.querySelector(".links");
    list.replaceChildren(...pairs.map(([one, other]) => {
      const item = document.createElement("li");
      item.append(voiced(Object.assign(document.createElement("span"), { textContent: `左の ${called("left", one)} ↔ 右の ${called("right", other)}` })));
      for (const [says, words] of [["cut", "この対応を切る"], ["confirm", "この対応でよい"]]) {
        const button = Object.assign(document.createElement("button"), { type: "button", textContent: words });
        button.dataset.rule = JSON.stringify({ says, left: one, right: other });
        item.append(button);
      }
      return item;
    }));
  }

  rule(form, told) {
    const why = form.querySelector("[data-why]").value;
    if (!this.decide(null, told.says, { ...told, why })) { form.querySelector("[data-amiss]").textContent = "誰の判断かを、上の「判断する人」に書いてください。"; return; }
    this.root.dataset.busy = "";
    this.shut();
  }

  link(form, side) {
    const other = side === "left" ? "right" : "left";
    const chosen = form.querySelector(`select[data-add="${side}"]`).value;
    if (!chosen) { form.querySelector("[data-amiss]").textContent = "対応する相手を選んでください。"; return; }
    this.rule(form, { says: "add", [side]: chosen, [other]: form.dataset[other] });
  }

  say(form) {
    const field = form.querySelector("[data-why]");
    if (!field.value.trim()) { form.querySelector("[data-amiss]").textContent = "コメントを書いてください。"; return; }
    const row = form.closest(".row");
    if (!this.decide(row, "comment", { why: field.value })) { form.querySelector("[data-amiss]").textContent = "誰の判断かを、上の「判断する人」に書いてください。"; return; }
    this.shut();
  }

  write(event) {
    event.stopPropagation();
    event.target.removeAttribute("aria-invalid");
    if (event.isComposing) return;
    const form = event.target.closest(".form");
    if (event.key === "Escape") { this.shut(); event.target.blur(); }
    else if (event.key === "Enter" && form?.dataset.form === "comment") this.say(form);
    else if (event.key === "Enter" && "who" in event.target.dataset) event.target.blur();
  }

  // tips

  over(event) {
    const spot = event.target.closest?.("[data-tip]");
    const told = spot && this.data.tips[Number(spot.dataset.tip)];
    if (!told) return;
    if (event.type === "focusin") spot.setAttribute("aria-describedby", "tip");
    const make = (name, words) => voiced(Object.assign(document.createElement(name), { textContent: words }));
    this.tip.replaceChildren(make("b", told.head), make("span", told.text), ...(told.note ? [make("em", told.note)] : []));
    this.tip.hidden = false;
    const box = spot.getBoundingClientRect(), here = this.root.getBoundingClientRect();
    const wide = Math.min(460, here.width - 20);
    this.tip.style.width = wide + "px";
    this.tip.style.left = Math.max(8, Math.min(box.left - here.left, here.width - wide - 12)) + "px";
    const below = box.bottom + this.tip.offsetHeight + 12 < innerHeight;
    this.tip.style.top = (below ? box.bottom - here.top + 6 : box.top - here.top - this.tip.offsetHeight - 6) + "px";
  }

  only(on) {
    this.root.dataset.only = on ? "differences" : "";
    this.root.querySelector("input[data-only]").checked = on;
  }

  next(by) { if (this.root.dataset.tab === "text") this.step(by, (row) => row.dataset.grade !== "same"); }

  unfold(button) {
    const open = button.getAttribute("aria-pressed") !== "true";
    for (const details of this.root.querySelectorAll(".row details")) details.open = open;
    button.setAttribute("aria-pressed", String(open));
    button.textContent = open ? "すべて畳む" : "すべて開く";
  }

  pressed(button) {
    const told = button.dataset;
    const form = button.closest(".form");
    if (this.valued(button)) return;
    if (told.filter) { this.filter(told.filter); this.look(); }
    else if (told.tab) { this.tab(told.tab); this.look(); }
    else if (told.order) { this.order(told.order); this.look(); }
    else if (told.act === "check") this.check(button.closest(".row"));
    else if (told.paper) this.tell.setTriggerValue("paper", { ...JSON.parse(told.paper), stamp: Date.now() });
    else if (told.act) this.form(button.closest(told.act === "clause" ? ".r" : ".row"), told.act);
    else if (told.rule) this.rule(form, JSON.parse(told.rule));
    else if (told.link) this.link(form, told.link);
    else if (told.say) this.say(form);
    else if ("cancel" in told) this.shut();
    else if (told.withdraw) { button.disabled = true; this.tell.setTriggerValue("withdraw", { ...JSON.parse(told.withdraw), stamp: Date.now() }); }
    else if ("unfold" in told) this.unfold(button);
  }

  change(event) {
    const told = event.target.dataset;
    if (told.only) this.only(event.target.checked);
    if (told.noise) {
      this.noise([...this.root.querySelectorAll("input[data-noise]")].filter((box) => !box.checked).map((box) => box.dataset.noise));
      this.look();
    }
  }

  here() { // the row that was jumped to, while it is in sight; else the one being read
    const row = this.root.querySelector(".row.here");
    if (row && this.aimed(row)) return row;
    return this.rows.get(this.rail()?.querySelector("a[aria-current]")?.dataset.go);
  }

  typed(key) {
    if (this.root.dataset.tab !== "text") return;
    if (key === "x") {
      const row = this.here();
      if (row) this.check(row);
      return;
    }
    const chip = /^[0-6]$/.test(key) && this.root.querySelectorAll(".chip")[key];
    if (!chip || chip.disabled) return;
    this.filter(chip.dataset.filter === this.root.dataset.filter ? "all" : chip.dataset.filter);
    this.look();
  }
}

export default mounted(Comparison);
