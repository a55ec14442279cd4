// The behaviour of 一覧: tabs, what is hidden, in which order and colour, and the opened cell — all of it in the URL.
const DEFAULTS = { tab: "n", colour: "favour", order: "table", by: "", across: "", q: "", only: "" };
const CELL = "yakkan:cell"; // tells the two views of the page which cell is open
let remembered = ""; // the view as it was left when the reader went to another page

function plain(text) { return text.normalize("NFKC").toLowerCase().replace(/\s+/g, ""); }

function put(parent, children) { // in this order; nothing is touched that stands right already
  if (children.some((child, at) => parent.children[at] !== child)) parent.append(...children);
}

class Grid extends View {
  constructor(parent) {
    super(parent, "tr.r");
    this.onCell = (event) => { this.mark(event.detail); this.write(); };
    document.addEventListener(CELL, this.onCell);
  }

  close() {
    super.close();
    document.removeEventListener(CELL, this.onCell);
    document.documentElement.removeAttribute("data-beside");
  }

  begun() {
    this.tables = [...this.root.querySelectorAll("table")];
    this.ordered = new Map(); // how the columns of each table stand now
    this.filtered = new Map(); // and its rows
    this.printed = new Map(); // the rows of each body in the order in which they came
    for (const table of this.tables) for (const body of table.tBodies) this.printed.set(body, [...body.rows]);
    for (const bar of this.root.querySelectorAll("[data-bar]")) bar.style.width = bar.dataset.bar + "%";
    const search = this.root.querySelector("[data-search]");
    search.addEventListener("input", () => this.set({ q: search.value.trim() }));
    search.addEventListener("keydown", (event) => {
      event.stopPropagation(); // Streamlit's own keys (r, c) must not hear what is typed
      if (event.key === "Escape" && !event.isComposing) { search.value = ""; this.set({ q: "" }); }
    });
    if (!this.state) this.state = this.asked();
    this.apply();
    this.write();
    this.mark(this.cell, true);
  }

  spot() {}

  carry() {}

  told() { this.write(); } // Python, which knows nothing of these, may have written the address anew

  asked() { // what the address asks for; without any, what was left when the reader went to another page
    const here = new URLSearchParams(location.search);
    const names = [...Object.keys(DEFAULTS), "hide", "without", "cell"];
    const asked = names.some((name) => here.has(name)) ? here : new URLSearchParams(remembered);
    this.cell = asked.get("cell") ?? "";
    const state = { hide: new Set(asked.getAll("hide")), without: new Set(asked.getAll("without")) };
    for (const [name, usual] of Object.entries(DEFAULTS)) state[name] = asked.get(name) ?? usual;
    return state;
  }

  write() {
    const here = new URLSearchParams(location.search);
    for (const name of [...Object.keys(DEFAULTS), "hide", "without", "cell"]) here.delete(name);
    for (const [name, usual] of Object.entries(DEFAULTS)) if (this.state[name] !== usual) here.set(name, this.state[name]);
    for (const name of ["hide", "without"]) for (const each of this.state[name]) here.append(name, each);
    if (this.cell) here.set("cell", this.cell);
    remembered = here.toString();
    remember("?" + remembered);
  }

  set(some) {
    Object.assign(this.state, some);
    this.apply();
    this.write();
  }

  apply() {
    const { state, root } = this;
    if (!root.querySelector(`[data-panel="${state.tab}"]`)) state.tab = "n";
    root.dataset.tab = state.tab;
    root.dataset.colour = state.colour;
    for (const tab of root.querySelectorAll("[role=tab]")) tab.setAttribute("aria-selected", String(tab.dataset.tab === state.tab));
    for (const button of root.querySelectorAll("[data-set]")) button.setAttribute("aria-pressed", String(state[button.dataset.set] === button.dataset.to));
    for (const button of root.querySelectorAll("[data-by]")) button.setAttribute("aria-pressed", String(state.by === button.dataset.by));
    for (const button of root.querySelectorAll("[data-across]")) button.setAttribute("aria-pressed", String(state.across === `${button.closest("[data-panel]").dataset.panel}:${button.dataset.across}`));
    root.querySelector("[data-only]").checked = Boolean(state.only);
    const search = root.querySelector("[data-search]");
    if (search.value.trim() !== state.q) search.value = state.q;
    for (const box of root.querySelectorAll("[data-pick]")) box.checked = !state[box.dataset.pick === "column" ? "hide" : "without"].has(box.value);
    const table = root.querySelector(`[data-panel="${state.tab}"] table`); // the other one waits until it is looked at
    if (table) { this.columns(table); this.rows(table); }
    this.tell_hidden();
  }

  columns(table) { // in the order of one row's values, or of the choice; hidden ones out of sight
    const { across, hide } = this.state;
    const [tab, key] = [across.slice(0, 1), across.slice(2)];
    const row = key && this.root.querySelector(`[data-panel="${tab}"] tr[data-key="${CSS.escape(key)}"]`);
    const value = new Map(row ? [...row.cells].slice(1).map((cell) => [cell.dataset.s, cell.dataset.v === undefined ? Infinity : Number(cell.dataset.v)]) : []);
    const order = (cell) => [value.get(cell.dataset.s) ?? 0, Number(cell.dataset.s)];
    const heads = [...table.tHead.rows[0].cells].slice(1);
    this.root.style.setProperty("--n", heads.filter((head) => !hide.has(head.dataset.id)).length);
    const asked = JSON.stringify([across, [...hide]]);
    if ((this.ordered.get(table) ?? "[\"\",[]]") === asked) return;
    this.ordered.set(table, asked);
    const hidden = new Set(heads.filter((head) => hide.has(head.dataset.id)).map((head) => head.dataset.s));
    for (const line of table.rows) {
      if (line.classList.contains("g")) continue;
      const cells = [...line.cells].slice(1);
      const sorted = [...cells].sort((a, b) => { const [x, y] = [order(a), order(b)]; return x[0] - y[0] || x[1] - y[1]; });
      if (sorted.some((cell, at) => cell !== cells[at])) line.append(...sorted);
      for (const cell of cells) cell.hidden = hidden.has(cell.dataset.s);
    }
  }

  rows(table) {
    const { only, order, by, without, q } = this.state;
    const asked = JSON.stringify([only, order, by, [...without], q]);
    if (this.filtered.get(table) === asked) return;
    this.filtered.set(table, asked);
    const tab = table.closest("[data-panel]").dataset.panel;
    const sought = plain(this.state.q);
    const column = by && table.tHead.querySelector(`th[data-id="${CSS.escape(by)}"]`)?.dataset.s;
    const weight = (row) => Number(row.querySelector(`td[data-s="${column}"]`).dataset.w);
    for (const body of table.tBodies) {
      const printed = this.printed.get(body);
      const lines = printed.filter((row) => !row.classList.contains("g"));
      let sorted = lines;
      if (column) sorted = [...lines].sort((a, b) => weight(a) - weight(b));
      else if (order !== "table") sorted = [...lines].sort((a, b) => Number(b.dataset[order]) - Number(a.dataset[order]));
      const head = printed.filter((row) => row.classList.contains("g"));
      put(body, [...head, ...sorted]);
      let shown = 0;
      for (const row of lines) {
        const label = plain(row.cells[0].querySelector("span").textContent + (head[0]?.textContent ?? ""));
        row.hidden = (only && !("differs" in row.dataset)) || without.has(`${tab}:${row.dataset.key}`) || (sought && !label.includes(sought));
        shown += !row.hidden;
      }
      body.hidden = shown === 0;
    }
    if (column || order !== "table") this.bodies(table, column ? (rows) => Math.min(...rows.map(weight)) : (rows) => -Math.max(...rows.map((row) => Number(row.dataset[order]))));
    else put(table, [table.tHead, ...[...table.tBodies].sort((a, b) => this.place(a) - this.place(b))]);
  }

  place(body) { return [...this.printed.keys()].indexOf(body); }

  bodies(table, rank) { // groups stand in the order of their first rows
    const ranked = [...table.tBodies].map((body) => [rank(this.printed.get(body).filter((row) => !row.classList.contains("g"))), this.place(body), body]);
    put(table, [table.tHead, ...ranked.sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, , body]) => body)]);
  }

  tell_hidden() { // nothing is hidden without saying how much
    const table = this.root.querySelector(`[data-panel="${this.state.tab}"] table`);
    const line = this.root.querySelector("[data-unseen]");
    if (!table) { line.textContent = ""; return; }
    const rows = [...table.querySelectorAll("tr.r")];
    const hidden = rows.filter((row) => row.hidden || row.parentElement.hidden).length;
    const columns = [...table.tHead.rows[0].cells].filter((cell) => cell.hidden).length;
    const said = [];
    if (hidden) said.push(`${rows.length} 行のうち ${hidden} 行を隠しています`);
    if (columns) said.push(`${columns} サービスの列を隠しています`);
    if (hidden === rows.length) said.push("この絞り込みに当たる行はありません");
    line.textContent = said.join("。") + (said.length ? "。" : "");
  }

  mark(name, first) { // the opened cell, "" for none; ``first``: the address asked for it
    this.cell = name;
    for (const old of this.root.querySelectorAll("td.here")) old.classList.remove("here");
    for (const whole of [this.root, document.documentElement]) whole.toggleAttribute("data-beside", Boolean(name)); // the head makes room too
    const cell = name && this.find(name);
    if (!cell) return;
    cell.classList.add("here");
    if (first) {
      const tab = name.slice(0, 1);
      if (this.state.tab !== tab) { this.state.tab = tab; this.apply(); }
    }
    requestAnimationFrame(() => this.sight_of(cell));
  }

  sight_of(cell) { // into the part of the table that is neither under its heads nor beside the screen
    const box = cell.closest(".wide");
    const head = box.querySelector("thead").offsetHeight, side = cell.parentElement.cells[0].offsetWidth;
    const here = cell.getBoundingClientRect(), whole = box.getBoundingClientRect();
    const left = here.left - whole.left - side, right = here.right - whole.left - box.clientWidth;
    const top = here.top - whole.top - head, bottom = here.bottom - whole.top - box.clientHeight;
    if (left < 0) box.scrollLeft += left; else if (right > 0) box.scrollLeft += Math.min(right, left);
    if (top < 0) box.scrollTop += top; else if (bottom > 0) box.scrollTop += bottom + 8;
  }

  find(name) {
    const [tab, id, ...rest] = name.split(":");
    const panel = this.root.querySelector(`[data-panel="${CSS.escape(tab)}"]`);
    const head = panel?.querySelector(`thead th[data-id="${CSS.escape(id ?? "")}"]`);
    return head && panel.querySelector(`tr[data-key="${CSS.escape(rest.join(":"))}"] td[data-s="${head.dataset.s}"]`);
  }

  open(cell) {
    const panel = cell.closest("[data-panel]");
    const id = panel.querySelector(`thead th[data-s="${cell.dataset.s}"]`).dataset.id;
    const name = `${panel.dataset.panel}:${id}:${cell.parentElement.dataset.key}`;
    this.mark(name);
    this.write();
    this.tell.setTriggerValue("cell", name);
  }

  pressed(button) {
    const told = button.dataset;
    if (told.tab) this.set({ tab: told.tab });
    else if (told.set) this.set({ [told.set]: told.to, ...(told.set === "order" ? { by: "" } : {}) });
    else if (told.by) this.set({ by: this.state.by === told.by ? "" : told.by });
    else if (told.across) {
      const across = `${button.closest("[data-panel]").dataset.panel}:${told.across}`;
      this.set({ across: this.state.across === across ? "" : across });
    } else if ("every" in told) this.set({ hide: new Set(), without: new Set() });
    else if (button.classList.contains("o")) this.open(button.parentElement);
  }

  change(event) {
    const { target } = event;
    if ("only" in target.dataset) this.set({ only: target.checked ? "1" : "" });
    else if (target.dataset.pick) {
      const name = target.dataset.pick === "column" ? "hide" : "without";
      const some = new Set(this.state[name]);
      if (target.checked) some.delete(target.value); else some.add(target.value);
      this.set({ [name]: some });
    }
  }

  touched(event) { // a press beside the panel closes it; all of a cell is its button
    const pick = this.root.querySelector(".pick");
    const cell = event.target.closest("td[data-s]");
    if (pick.open && !event.target.closest(".pick")) pick.open = false;
    else if (cell) this.open(cell);
  }

  go(id) { // from difference to difference, by key
    const row = this.root.querySelector("#" + CSS.escape(id));
    for (const old of this.root.querySelectorAll("tr.here")) old.classList.remove("here");
    row.classList.add("here");
    this.sight_of(row.cells[0]);
  }

  next(by) {
    const rows = this.all();
    let at = rows.findIndex((row) => row.classList.contains("here"));
    for (at += by; at >= 0 && at < rows.length; at += by) if ("differs" in rows[at].dataset) return this.go(rows[at].id);
  }

  typed(key) { if (key === "1" || key === "2") this.set({ tab: key === "1" ? "n" : "t" }); }

  watch() {} // the table scrolls in a box of its own and has no rail
}

export default mounted(Grid);
