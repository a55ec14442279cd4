// The page of a PDF at the side of 比較: the picture with the clause marked; it turns over and closes.
class Paper extends View {
  constructor(parent) {
    super(parent, ".sheet");
    this.onEscape = (event) => { if (event.key === "Escape") this.tell.setTriggerValue("shut", true); };
    document.addEventListener("keydown", this.onEscape);
  }

  close() {
    super.close();
    document.removeEventListener("keydown", this.onEscape);
  }

  told() {
    const { png, marks } = this.data;
    const sheet = this.root.querySelector("[data-sheet]");
    if (!png || sheet.dataset.shown === png.length + ":" + marks) return;
    sheet.dataset.shown = png.length + ":" + marks;
    const image = new Image();
    image.alt = "";
    image.src = "data:image/png;base64," + png;
    const boxes = marks.map((mark) => {
      const box = document.createElement("div");
      box.className = "here-it-is";
      ["left", "top", "width", "height"].forEach((side, at) => { box.style[side] = 100 * mark[at] + "%"; });
      return box;
    });
    sheet.replaceChildren(image, ...boxes);
    image.decode().then(() => {
      const bar = this.root.querySelector(".bar").offsetHeight;
      this.root.scrollTop = boxes[0] ? Math.max(0, boxes[0].offsetTop - 60) : 0;
      if (boxes[0] && boxes[0].offsetTop + bar < innerHeight / 2) this.root.scrollTop = 0;
    }).catch(() => {});
  }

  pressed(button) {
    if ("close" in button.dataset) this.tell.setTriggerValue("shut", true);
    else if (button.dataset.turn) this.tell.setTriggerValue("turn", Number(button.dataset.turn));
  }

  key() {}

  spot() {}

  carry() {}

  watch() {}
}

export default mounted(Paper);
