// The clause at the side of 一覧: it closes, and it leads to other pages without losing what the session holds.
const CELL = "yakkan:cell";

class Clause extends Valuing {
  constructor(parent) {
    super(parent, ".place");
    this.onEscape = (event) => { if (event.key === "Escape" && this.root && !this.root.hidden && !event.composedPath()[0].closest?.(".valuing")) this.shut(); };
    document.addEventListener("keydown", this.onEscape);
  }

  close() {
    super.close();
    document.removeEventListener("keydown", this.onEscape);
  }

  begun() {
    this.hear();
    const meant = this.root.querySelector(".num, .meant");
    requestAnimationFrame(() => {
      this.root.scrollTop = 0;
      const bar = this.root.querySelector(".bar").offsetHeight;
      if (meant && meant.getBoundingClientRect().bottom > innerHeight - 80) this.root.scrollTop = meant.offsetTop - bar - 120;
    });
  }

  carry() {}

  shut() {
    this.root.hidden = true;
    document.dispatchEvent(new CustomEvent(CELL, { detail: "" }));
    this.tell.setTriggerValue("shut", true);
  }

  click(event) {
    const link = event.target.closest("a[data-page]");
    if (!link) return super.click(event);
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault(); // a plain visit would begin a new session, without the reader's own documents
    this.tell.setTriggerValue("leave", link.getAttribute("href"));
  }

  pressed(button) { if ("close" in button.dataset) this.shut(); else this.valued(button); }

  key() {}

  spot() {}

  watch() {}
}

export default mounted(Clause);
