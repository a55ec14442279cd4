// Files may be dropped anywhere: while they are dragged over the page, the place for files covers it (library.css).
const held = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
const cover = (on) => document.documentElement.classList.toggle("dropping", on);

export default function () {
  const over = (event) => { if (held(event)) { event.preventDefault(); cover(true); } };
  const out = (event) => { if (!event.relatedTarget) cover(false); };
  const dropped = (event) => {
    setTimeout(() => cover(false)); // after the place for files has had its turn
    if (held(event) && !event.target.closest?.('[data-testid="stFileUploaderDropzone"]')) event.preventDefault(); // not opened by the browser
  };
  document.addEventListener("dragenter", over);
  document.addEventListener("dragover", over);
  document.addEventListener("dragleave", out);
  document.addEventListener("drop", dropped, true);
  return () => {
    cover(false);
    document.removeEventListener("dragenter", over);
    document.removeEventListener("dragover", over);
    document.removeEventListener("dragleave", out);
    document.removeEventListener("drop", dropped, true);
  };
}
