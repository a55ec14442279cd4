// Saying what a value is: the buttons beside a value open the one form of the view under it; the server answers.
class Valuing extends View {
  told() { // what was wrong with the last word, and who speaks
    const form = this.root.querySelector(".valuing");
    if (!form) return;
    form.querySelector("[data-amiss]").textContent = this.data.wrong ?? "";
    form.removeAttribute("data-busy");
    const name = form.querySelector("[data-name]");
    if (this.data.who && !name.value) name.value = this.data.who;
  }

  judge(button) {
    const form = this.root.querySelector(".valuing");
    const about = JSON.parse(button.closest("[data-judge]").dataset.judge);
    const says = button.dataset.says;
    form.told = { ...about, says };
    const adds = says === "add", corrects = says === "correct";
    const show = (name, on) => { const label = form.querySelector(name).closest("label"); label.hidden = !on; };
    for (const place of form.querySelectorAll("[data-place]")) {
      place.closest("label").hidden = !(adds && place.dataset.place === about.side && !about.quote);
      place.value = this.article(place, about.path ?? "");
    }
    show("[data-key]", adds && !about.key);
    show("[data-instead]", adds || corrects);
    show("[data-quote]", adds || corrects);
    form.querySelector("[data-key]").value = "";
    form.querySelector("[data-instead]").value = corrects ? about.spoken : "";
    form.querySelector("[data-quote]").value = about.quote ?? "";
    form.querySelector("[data-reason]").value = "";
    form.querySelector("[data-amiss]").textContent = "";
    form.querySelector("[data-about]").textContent = `${about.spoken ? `「${about.spoken}」` : ""}${button.textContent}`;
    const holder = button.closest("[data-judge]").parentElement;
    for (const open of this.root.querySelectorAll("[data-says][aria-expanded]")) open.removeAttribute("aria-expanded");
    button.setAttribute("aria-expanded", "true");
    holder.append(form);
    form.hidden = false;
    const first = [...form.querySelectorAll("label:not([hidden]) :is(input, select)")].find((field) => !field.value);
    (first ?? form.querySelector("[data-settle]")).focus({ preventScroll: true });
    form.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  article(place, path) { // the article that a path stands in, as the list names it
    const known = [...place.options].map((option) => option.value).filter(Boolean);
    return known.filter((each) => path === each || path.startsWith(each + "/")).sort((a, b) => b.length - a.length)[0] ?? "";
  }

  conclude() {
    const form = this.root.querySelector(".valuing");
    const value = (name) => form.querySelector(`[data-${name}]`).value;
    const told = { ...form.told, instead: value("instead"), quote: value("quote"), who: value("name"), why: value("reason"), stamp: Date.now() };
    const place = form.querySelector(`[data-place="${told.side}"]`).value;
    if (told.says === "add") Object.assign(told, { key: told.key || value("key"), path: told.path || place });
    if (told.says === "add" && !form.querySelector(`[data-place="${told.side}"]`).closest("label").hidden) told.path = place;
    if (!told.who.trim()) { form.querySelector("[data-amiss]").textContent = "誰の判断かを書いてください。"; form.querySelector("[data-name]").focus(); return; }
    form.setAttribute("data-busy", "");
    this.tell.setTriggerValue("value", told);
  }

  leave_form() {
    const form = this.root.querySelector(".valuing");
    const opener = this.root.querySelector("[data-says][aria-expanded]");
    opener?.removeAttribute("aria-expanded");
    form.hidden = true;
    opener?.focus({ preventScroll: true });
  }

  valued(button) { // whether a press was one of ours
    const told = button.dataset;
    if (told.says) this.judge(button);
    else if ("settle" in told) this.conclude();
    else if ("leave" in told) this.leave_form();
    else return false;
    return true;
  }

  typing(event) { // Streamlit's own keys (r, c) must not hear what is typed; Enter settles, Escape leaves
    if (!event.target.closest?.(".valuing") || !/^(input|select)$/.test(event.target.localName)) return;
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Escape") this.leave_form();
    else if (event.key === "Enter" && event.target.localName === "input") this.conclude();
  }

  hear() { this.root.addEventListener("keydown", (event) => this.typing(event), true); }
}
