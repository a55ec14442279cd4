// The behaviour of one document: jumps, marks, what is set aside, and saying of a line what it is.
class Sheet extends View {
  constructor(parent) { super(parent, ".b"); }

  begun() { // Streamlit's own keys (r, c) must not hear what is typed into the form
    this.root.querySelector(".mending").addEventListener("keydown", (event) => this.write(event));
    let width = this.root.offsetWidth;
    this.room?.disconnect();
    this.room = new ResizeObserver(() => { // room is made for the page of the PDF, or taken back
      if (width && width !== this.root.offsetWidth) this.stay();
      width = this.root.offsetWidth;
    });
    this.room.observe(this.root);
  }

  close() {
    super.close();
    this.room?.disconnect();
  }

  stay() { // the clause whose page was asked for stays where it is, else what was being read
    const id = this.root.querySelector(".rail [aria-current]")?.dataset.go;
    const { block, top } = this.held ?? { block: id && this.root.querySelector("#" + CSS.escape(id)), top: 170 };
    this.held = null;
    if (block && this.scroller().scrollTop > 0) this.scroller().scrollTop += block.getBoundingClientRect().top - top;
  }

  spot() { // the first line on the screen, and where it stands; the line just decided, where one was
    const block = this.all().find((block) => block.getBoundingClientRect().bottom > 170);
    const line = (this.asked && this.root.querySelector(`.l[data-l="${this.asked.line}"]`)) ?? block?.querySelector(".l");
    return line && { line: line.dataset.l, top: line.getBoundingClientRect().top };
  }

  carry(before, spot) { // the reader stays where he was, whatever became of the tree
    if (before.dataset.aside !== this.root.dataset.aside) this.aside(false);
    const line = spot && this.root.querySelector(`.l[data-l="${spot.line}"]`);
    const scroller = this.scroller();
    if (line && scroller.scrollTop > 0) scroller.scrollTop += line.getBoundingClientRect().top - spot.top;
    if (line && this.asked) {
      line.closest(".b").classList.add("here");
      this.asked = null;
    }
  }

  told() { // after every run: the form waits no longer
    this.root.querySelector("[data-decide]").disabled = false;
    this.root.removeAttribute("data-busy");
  }

  current(id) { // a provision without a line of its own in the rail belongs to the last one above it that has one
    if (!this.root.querySelector(`.rail a[data-go="${id}"]`)) {
      const at = Number(id.slice(1));
      const lines = [...this.root.querySelectorAll(".rail a")].filter((line) => Number(line.dataset.go?.slice(1)) <= at);
      id = lines.at(-1)?.dataset.go;
    }
    if (id) super.current(id);
  }

  go(id, address) {
    const target = id && this.root.querySelector("#" + CSS.escape(id));
    if (!target) return;
    if (target.classList.contains("aside")) this.aside(true);
    target.querySelector("details")?.setAttribute("open", "");
    this.reach(target, [], target.matches(".article, .chapter, .part"));
    this.current(id);
    const at = address ?? target.dataset.at;
    if (at) remember(at);
  }

  next(by) { this.step(by, (block) => "note" in block.dataset); }

  aside(shown) {
    this.root.dataset.aside = shown ? "shown" : "hidden";
    const box = this.root.querySelector("input[data-aside]");
    if (box) box.checked = shown;
  }

  change(event) { if ("aside" in event.target.dataset) this.aside(event.target.checked); }

  pressed(button) {
    const told = button.dataset;
    if ("mend" in told) this.open(button.closest(".b"));
    else if (told.paper) {
      const block = button.closest(".b");
      this.held = { block, top: block.getBoundingClientRect().top };
      this.tell.setTriggerValue("paper", { ...JSON.parse(told.paper), stamp: Date.now() });
    }
    else if (told.says) this.say(told.says);
    else if ("decide" in told) this.decide();
    else if ("cancel" in told) this.shut();
    else if (told.withdraw) {
      this.root.dataset.busy = "";
      this.tell.setTriggerValue("withdraw", Number(told.withdraw));
    }
  }

  touched(event) { // a line of the provision that is open
    const line = event.target.closest(".b.open .l");
    if (line) this.choose(line);
  }

  form() { return this.root.querySelector(".mending"); }

  open(block) {
    if (block.classList.contains("open")) return this.shut();
    this.shut();
    block.querySelector("details")?.setAttribute("open", "");
    block.classList.add("open");
    block.querySelector("[data-mend]").textContent = "閉じる";
    const form = this.form();
    block.after(form);
    form.hidden = false;
    this.choose(block.querySelector(".l"));
    form.scrollIntoView({ block: "nearest", behavior: pace(form) });
  }

  shut() {
    const block = this.root.querySelector(".b.open");
    block?.classList.remove("open");
    const button = block?.querySelector("[data-mend]");
    if (button) { button.textContent = "直す"; button.focus({ preventScroll: true }); }
    this.mark([]);
    this.form().hidden = true;
  }

  mark(parts) {
    for (const old of this.root.querySelectorAll(".l.chosen")) old.classList.remove("chosen");
    for (const part of parts) part.classList.add("chosen");
  }

  choose(line) {
    const form = this.form();
    const whole = [...this.root.querySelectorAll(`.l[data-l="${line.dataset.l}"]`)];
    this.mark(whole);
    form.querySelector("[data-quoted]").textContent = whole.map((part) => part.textContent.trim()).join("　");
    form.querySelector("[data-now]").textContent = line.dataset.is ?? "表題";
    form.dataset.line = line.dataset.l;
    this.say("");
  }

  say(what) {
    for (const kind of this.form().querySelectorAll("[data-says]")) kind.setAttribute("aria-checked", String(kind.dataset.says === what));
    this.amiss("");
  }

  amiss(words) { this.form().querySelector("[data-amiss]").textContent = words; }

  decide() {
    const form = this.form();
    const says = form.querySelector("[data-says][aria-checked=true]")?.dataset.says;
    const who = form.querySelector("[data-who]"), why = form.querySelector("[data-why]");
    if (!says) return this.amiss("この行が何であるかを選んでください。");
    if (!who.value.trim()) { who.focus(); return this.amiss("誰の判断かを書いてください。"); }
    form.querySelector("[data-decide]").disabled = true;
    this.root.dataset.busy = "";
    this.asked = { line: Number(form.dataset.line), says, who: who.value, why: why.value };
    this.tell.setTriggerValue("decide", this.asked);
  }

  write(event) {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Enter" && event.target.localName === "input") this.decide();
    else if (event.key === "Escape") this.shut();
  }
}

export default mounted(Sheet);
