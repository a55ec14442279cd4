// The behaviour of the comparison: filters, steps, jumps, the place in the URL. Python decides what is on the screen,
// this decides what of it is in sight. The HTML comes escaped; the list below is the second lock on the door.
const TAGS = new Set(("a article b button del details div em h3 i input ins label li main mark nav p q section small span " +
  "summary table tbody td th thead tr ul").split(" "));
const ATTRIBUTES = /^(class|id|href|role|title|type|tabindex|disabled|colspan|scope|aria-[a-z]+|data-[a-z]+)$/;

function parsed(html) {
  const template = document.createElement("template"); // inert: nothing in it runs or loads
  template.innerHTML = html;
  for (const element of [...template.content.querySelectorAll("*")]) {
    if (!TAGS.has(element.localName)) { element.remove(); continue; }
    for (const { name, value } of [...element.attributes]) {
      if (!ATTRIBUTES.test(name) || (name === "href" && !value.startsWith("?"))) element.removeAttribute(name);
    }
  }
  return template.content;
}

function pace(target) { // a short way is glided, so that the eye can follow; a long one is jumped
  const near = Math.abs(target.getBoundingClientRect().top) < 1.5 * innerHeight;
  return near && !matchMedia("(prefers-reduced-motion: reduce)").matches ? "smooth" : "instant";
}

function unordered(address) { return address.replace("&order=right", ""); }

class View {
  constructor(parent, setStateValue) {
    this.parent = parent;
    this.setStateValue = setStateValue;
    this.places = {};
    this.onKey = (event) => this.key(event);
    document.addEventListener("keydown", this.onKey);
  }

  show(html) {
    if (html === this.html) return;
    const before = this.root;
    const spot = before && this.spot();
    this.html = html;
    this.root = parsed(html).firstElementChild;
    if (before) before.replaceWith(this.root); else this.parent.appendChild(this.root);
    this.root.addEventListener("click", (event) => this.click(event));
    this.root.addEventListener("change", (event) => this.change(event));
    this.places = {};
    if (before) this.carry(before, spot);
    this.measure();
    this.watch();
  }

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

  scroller() {
    let element = this.parent.host ?? this.parent;
    while (element && !/auto|scroll/.test(getComputedStyle(element).overflowY)) element = element.parentElement;
    return element ?? document.scrollingElement;
  }

  close() {
    document.removeEventListener("keydown", this.onKey);
    this.sight?.disconnect();
    this.size?.disconnect();
  }

  measure() { // the height of the bar, which may wrap, is where everything sticky begins
    this.size?.disconnect();
    const bar = this.root.querySelector(".bar");
    this.size = new ResizeObserver(() => this.root.style.setProperty("--bar", bar.offsetHeight + "px"));
    this.size.observe(bar);
  }

  watch() { // the article under the reader's eyes is the current one in the rail
    this.sight?.disconnect();
    const seen = new Set();
    this.sight = new IntersectionObserver((entries) => {
      for (const entry of entries) entry.isIntersecting ? seen.add(entry.target) : seen.delete(entry.target);
      const first = this.rows().find((row) => seen.has(row));
      if (first) this.current(first.id);
    }, { rootMargin: "-170px 0px -45% 0px" });
    for (const row of this.root.querySelectorAll(".row")) this.sight.observe(row);
  }

  rows() { return [...this.root.querySelectorAll(".row")].filter((row) => row.offsetParent !== null); }

  current(id) {
    const line = this.root.querySelector(`.rail a[data-go="${id}"]`);
    const old = this.root.querySelector(".rail a[aria-current]");
    if (!line || line === old) return;
    old?.removeAttribute("aria-current");
    line.setAttribute("aria-current", "true");
    const rail = line.closest(".rail");
    const above = line.offsetTop - rail.scrollTop, below = above + line.offsetHeight - rail.clientHeight;
    if (above < 60) rail.scrollTop += above - 60; else if (below > -60) rail.scrollTop += below + 60;
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
    for (const old of this.root.querySelectorAll(".here")) old.classList.remove("here");
    for (const place of new Set([row ?? target, target])) place.classList.add("here");
    const tall = target.offsetHeight > innerHeight / 2;
    target.scrollIntoView({ block: tall || target === row ? "start" : "center", behavior: pace(target) });
    target.focus({ preventScroll: true });
    if (row) this.current(row.id);
    const at = address ?? row?.dataset.at;
    if (at) history.replaceState(history.state, "", at);
  }

  tab(name) { // each tab keeps the place where it was left
    const old = this.root.dataset.tab;
    if (old === name) return;
    const scroller = this.scroller();
    this.places[old] = scroller.scrollTop;
    this.root.dataset.tab = name;
    for (const tab of this.root.querySelectorAll("[role=tab]")) tab.setAttribute("aria-selected", String(tab.dataset.tab === name));
    const stuck = this.root.getBoundingClientRect().top < this.root.querySelector(".bar").getBoundingClientRect().top;
    if (name in this.places) scroller.scrollTop = this.places[name];
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

  step(by) { // to the next row that differs, from the one under the bar
    const rows = this.rows();
    const line = 170;
    const at = rows.findIndex((row) => row.getBoundingClientRect().bottom > line);
    const here = rows[at] && rows[at].getBoundingClientRect().top > line + 20 && by > 0 ? at - 1 : at;
    for (let i = here + by; i >= 0 && i < rows.length; i += by) {
      if (rows[i].dataset.state !== "same") { this.go(rows[i].id); return; }
    }
  }

  unfold(button) {
    const open = button.getAttribute("aria-pressed") !== "true";
    for (const details of this.root.querySelectorAll(".row details")) details.open = open;
    button.setAttribute("aria-pressed", String(open));
    button.textContent = open ? "すべて畳む" : "すべて開く";
  }

  click(event) {
    const hit = event.target.closest("a, button");
    if (!hit) return;
    if (hit.localName === "a") {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation(); // a citation inside a folded line must not fold or open it
      this.go(hit.dataset.go, hit.getAttribute("href"));
    } else if (hit.dataset.go) this.go(hit.dataset.go);
    else if (hit.dataset.filter) this.filter(hit.dataset.filter);
    else if (hit.dataset.tab) this.tab(hit.dataset.tab);
    else if (hit.dataset.step) this.step(Number(hit.dataset.step));
    else if (hit.dataset.order) this.setStateValue("order", hit.dataset.order);
    else if ("unfold" in hit.dataset) this.unfold(hit);
  }

  change(event) { if (event.target.dataset.only) this.only(event.target.checked); }

  key(event) {
    const into = event.composedPath()[0];
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (into.isContentEditable || /^(input|textarea|select)$/.test(into.localName ?? "")) return;
    const chips = [...this.root.querySelectorAll(".chip")];
    if (this.root.dataset.tab !== "text") return;
    if (event.key === "j") this.step(1);
    else if (event.key === "k") this.step(-1);
    else if (/^[1-6]$/.test(event.key)) { const chip = chips[event.key - 1]; if (!chip.disabled) this.filter(chip.dataset.filter); }
  }
}

const views = new WeakMap();

export default function (component) {
  const { parentElement, data, setStateValue } = component;
  let known = views.get(parentElement);
  if (!known) views.set(parentElement, (known = new View(parentElement, setStateValue)));
  known.setStateValue = setStateValue;
  known.show(data.html);
  if (data.go && data.go !== known.went) requestAnimationFrame(() => known.go(data.go));
  known.went = data.go;
  return () => { known.close(); views.delete(parentElement); };
}
