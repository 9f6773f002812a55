// Choose a stretch of a timeline by mouse, finger or keys. Without this script every bar is a link.
"use strict";

for (const brush of document.querySelectorAll(".brush")) {
  const picture = brush.querySelector(".picture");
  const periods = [...picture.querySelectorAll(".picture-period")];
  const stretch = picture.querySelector(".picture-brush");
  const label = brush.querySelector(".brush-label");
  if (!periods.length) continue;

  let first = -1; // where a choice begins and ends; both are -1 while nothing is chosen
  let last = -1;
  let current = 0; // the one period that the tab key leads to
  let isDragged = false;

  const numberAt = (event) => {
    const box = picture.getBoundingClientRect();
    const place = Math.floor(((event.clientX - box.left) / box.width) * periods.length);
    return Math.min(Math.max(place, 0), periods.length - 1);
  };
  const nameOf = (from, to) =>
    from === to ? from.dataset.name : `${from.dataset.name} – ${to.dataset.name}`;
  const ends = () => [Math.min(first, last), Math.max(first, last)];

  const show = () => {
    const isChosen = first >= 0;
    const [from, to] = ends();
    stretch.setAttribute("x", `${(100 * from) / periods.length}%`);
    stretch.setAttribute("width", isChosen ? `${(100 * (to - from + 1)) / periods.length}%` : "0");
    label.hidden = !isChosen;
    label.textContent = isChosen ? nameOf(periods[from], periods[to]) : "";
  };
  const choose = (from, to) => {
    first = from;
    last = to;
    show();
  };
  const giveUp = () => choose(-1, -1);
  const apply = () => {
    const [from, to] = ends();
    const target = new URL(brush.dataset.target, location.href);
    target.searchParams.set("since", periods[from].dataset.from);
    target.searchParams.set("until", periods[to].dataset.to);
    location.assign(target);
  };
  const moveTo = (number) => {
    periods[current].setAttribute("tabindex", "-1");
    current = Math.min(Math.max(number, 0), periods.length - 1);
    periods[current].setAttribute("tabindex", "0");
    periods[current].focus();
  };

  for (const period of periods) period.setAttribute("tabindex", "-1");
  periods[0].setAttribute("tabindex", "0");
  picture.setAttribute("aria-description", brush.dataset.help);

  picture.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: periods.length - 1 };
    if (event.key in steps && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      const begin = first >= 0 ? first : current;
      moveTo(steps[event.key]);
      if (event.shiftKey) choose(begin, current);
      else giveUp();
    } else if (event.key === "Enter" && first >= 0) {
      event.preventDefault();
      apply();
    } else if (event.key === "Escape" && first >= 0) {
      event.stopPropagation();
      giveUp();
    }
  });

  // a press that does not move is a click on a bar, which is a link
  picture.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    first = last = numberAt(event);
    isDragged = false;
    const startX = event.clientX;
    const move = (moved) => {
      if (!isDragged && Math.abs(moved.clientX - startX) < 6) return;
      isDragged = true;
      choose(first, numberAt(moved));
    };
    const stop = (ended) => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", stop);
      window.removeEventListener("pointercancel", stop);
      if (isDragged && ended.type === "pointerup") apply();
      else giveUp();
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", stop);
    window.addEventListener("pointercancel", stop);
  });
  picture.addEventListener("click", (event) => {
    if (isDragged) event.preventDefault();
  });
  picture.addEventListener("dragstart", (event) => event.preventDefault());
}
