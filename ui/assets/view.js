// What all views have in common: taking in HTML, jumps, the current line of the rail, keys. Python decides what is on the
// screen, the scripts decide what of it is in sight. The HTML comes escaped; the lists below are the second lock on the door.
const TAGS = new Set(("a article aside b button del details div em h1 h2 h3 h4 i input ins label li main mark nav option p q " +
  "section select small span summary table tbody td th thead tr ul").split(" "));
const ATTRIBUTES = new RegExp("^(class|id|href|role|title|type|tabindex|disabled|checked|hidden|value|maxlength|placeholder|" +
  "autocomplete|colspan|scope|open|lang|aria-[a-z]+|data-[a-z]+)$");
const INSIDE = /^(\.\/|[^:/\\?#\s]*)\?/; // addresses of this page and of those beside it
const SEEN = "-170px 0px -45% 0px"; // of the window: where the provision stands that is being read
const GLIDE = 1000; // milliseconds: no glide to a place takes longer

function parsed(html) {
  const template = document.createElement("template"); // inert: nothing in it runs or loads
  template.innerHTML = html;
  for (const element of [...template.content.querySelectorAll("*")]) {
    if (!TAGS.has(element.localName)) { element.remove(); continue; }
    for (const { name, value } of [...element.attributes]) {
      if (!ATTRIBUTES.test(name) || (name === "href" && !INSIDE.test(value))) element.removeAttribute(name);
    }
  }
  return template.content;
}

function remember(address) { // in the address bar, where the language of the screens stays
  const lang = new URLSearchParams(location.search).get("lang");
  const kept = lang && !new URLSearchParams(address).has("lang") ? address + "&lang=" + lang : address;
  history.replaceState(history.state, "", kept);
}

function voiced(element) { // words that a script shows of a document, or of a reader, on a page in another language
  if (document.documentElement.lang !== "ja" && /[\u3041-\u30fa\u30fd-\u30ff\u3400-\u9fff]/.test(element.textContent)) element.lang = "ja";
  return element;
}

function pace(target) { // a short way is glided, so that the eye can follow; a long one is jumped
  const near = Math.abs(target.getBoundingClientRect().top) < 1.5 * innerHeight;
  return near && !matchMedia("(prefers-reduced-motion: reduce)").matches ? "smooth" : "instant";
}

class View { // ``places``: what the lines of the rail lead to
  constructor(parent, places) {
    this.parent = parent;
    this.places = places;
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
    this.begun();
    if (before) this.carry(before, spot);
    this.measure();
    this.watch();
  }

  begun() {}

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

  watch() { // the provision under the reader's eyes is the current one in the rail
    this.sight?.disconnect();
    const seen = new Set();
    this.sight = new IntersectionObserver((entries) => {
      for (const entry of entries) entry.isIntersecting ? seen.add(entry.target) : seen.delete(entry.target);
      const inSight = this.all().filter((place) => seen.has(place));
      const first = inSight.find((place) => place.classList.contains("here")) ?? inSight[0]; // a jump's aim before its neighbours
      if (first) this.current(first.id);
    }, { rootMargin: SEEN });
    for (const place of this.root.querySelectorAll(this.places)) this.sight.observe(place);
  }

  all() { return [...this.root.querySelectorAll(this.places)].filter((place) => place.offsetParent !== null); }

  rail() { return this.root.querySelector(".rail"); }

  current(id) {
    const line = this.rail()?.querySelector(`a[data-go="${id}"]`);
    const old = this.rail()?.querySelector("a[aria-current]");
    if (!line || line === old) return;
    old?.removeAttribute("aria-current");
    line.setAttribute("aria-current", "true");
    const rail = line.closest(".rail");
    const above = line.offsetTop - rail.scrollTop, below = above + line.offsetHeight - rail.clientHeight;
    if (above < 60) rail.scrollTop += above - 60; else if (below > -60) rail.scrollTop += below + 60;
  }

  reach(target, others, head) { // ``head``: a place that is to stand at the top of the screen, however low it is
    for (const old of this.root.querySelectorAll(".here")) old.classList.remove("here");
    for (const place of new Set([...others, target])) place.classList.add("here");
    const tall = target.offsetHeight > innerHeight / 2;
    this.jumped = performance.now();
    target.scrollIntoView({ block: tall || head ? "start" : "center", behavior: pace(target) });
    target.focus({ preventScroll: true });
  }

  aimed(place) { // is it the place jumped to, in sight or still on its way there? Keys may be pressed faster than it glides
    if (!place.classList.contains("here")) return false;
    const box = place.getBoundingClientRect();
    return (box.bottom > 120 && box.top < innerHeight) || performance.now() - this.jumped < GLIDE;
  }

  step(by, wanted) { // to the next place that is wanted: from the one jumped to, where it is in sight, else from the one under the bar
    const places = this.all();
    const line = 170;
    const top = (place) => place.getBoundingClientRect().top;
    let at = places.findIndex((place) => this.aimed(place));
    if (at < 0) {
      at = places.findIndex((place) => place.getBoundingClientRect().bottom > line);
      if (places[at] && top(places[at]) > line + 20 && by > 0) at -= 1;
    }
    for (let i = at + by; i >= 0 && i < places.length; i += by) {
      if (wanted(places[i])) { this.go(places[i].id); return; }
    }
  }

  click(event) {
    const hit = event.target.closest("a, button");
    if (!hit) return this.touched(event);
    if (hit.localName === "a") {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if ("page" in hit.dataset) return this.leave(hit);
      event.stopPropagation(); // a citation inside a folded line must not fold or open it
      this.go(hit.dataset.go, hit.getAttribute("href"));
    } else if (hit.dataset.go) this.go(hit.dataset.go);
    else if (hit.dataset.step) this.next(Number(hit.dataset.step));
    else this.pressed(hit);
  }

  leave(link) { // to another page of ours: a plain visit would begin a new session, without the reader's own documents
    this.tell.setTriggerValue("leave", link.getAttribute("href"));
  }

  touched() {}

  change() {}

  key(event) {
    const into = event.composedPath()[0];
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (into.isContentEditable || /^(input|textarea|select)$/.test(into.localName ?? "")) return;
    if (event.key === "j") this.next(1);
    else if (event.key === "k") this.next(-1);
    else this.typed(event.key);
    const led = this.root.getRootNode().activeElement; // a key that led into a field is not written into it
    if (/^(input|select)$/.test(led?.localName ?? "")) event.preventDefault();
  }

  typed() {}
}

const views = new WeakMap();

function mounted(Kind) { // what Streamlit calls with every new state of a component
  return function (component) {
    const { parentElement, data: [data] } = component;
    let known = views.get(parentElement);
    if (!known) views.set(parentElement, (known = new Kind(parentElement)));
    known.tell = component;
    known.data = data;
    known.show(data.html);
    known.told?.();
    if (data.go && data.go !== known.went) requestAnimationFrame(() => known.go(data.go));
    known.went = data.go;
    return () => { known.close(); views.delete(parentElement); };
  };
}
