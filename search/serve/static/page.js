/* Comfort for readers whose browser runs scripts. Every page does without it. */
"use strict";

const find = (selector, root = document) => root.querySelector(selector);
const findAll = (selector, root = document) => [...root.querySelectorAll(selector)];

/* ---- moving among hits and matches */

function stepAmong(elements, step) {
  const current = elements.findIndex((element) => element.classList.contains("current"));
  const next = current < 0 ? (step > 0 ? 0 : elements.length - 1) : current + step;
  if (next < 0 || next >= elements.length) return;
  elements.forEach((element, place) => element.classList.toggle("current", place === next));
  elements[next].scrollIntoView({ block: "center" });
  return elements[next];
}

function stepAmongHits(step) {
  const hit = stepAmong(findAll(".hit"), step);
  if (hit) find("h2 a", hit).focus({ preventScroll: true });
}

function stepAmongMatches(step) {
  const matches = findAll("mark[id]");
  const match = stepAmong(matches, step);
  const count = find(".matches .count");
  if (match && count) count.setAttribute("href", `#${match.id}`);
}

function follow(selector) {
  const link = find(selector);
  if (link) link.click();
}

function setUpMatches() {
  const controls = find(".matches .controls");
  if (!controls) return;
  controls.hidden = false;
  findAll("button", controls).forEach((button) =>
    button.addEventListener("click", () => stepAmongMatches(Number(button.dataset.step))));
}

/* ---- keys */

const inArticle = () => document.body.classList.contains("article-page");

const KEYS = {
  "/": () => { const box = find("#q"); if (box) { box.focus(); box.select(); } },
  "j": () => stepAmongHits(1),
  "k": () => stepAmongHits(-1),
  "o": () => follow(".hit.current h2 a"),
  "n": () => (inArticle() ? stepAmongMatches(1) : follow(".pager [rel=next]")),
  "p": () => (inArticle() ? stepAmongMatches(-1) : follow(".pager [rel=prev]")),
  "J": () => follow(".place [rel=next]"),
  "K": () => follow(".place [rel=prev]"),
  "u": () => follow(".place [rel=up]"),
  "?": () => find("#keys").showModal(),
};

const areKeysOff = () => localStorage.getItem("keys") === "off";

function setUpKeys() {
  const dialog = find("#keys");
  const off = find("#keys-off");
  if (!dialog) return;
  off.checked = areKeysOff();
  off.addEventListener("change", () => localStorage.setItem("keys", off.checked ? "off" : "on"));
  findAll("[data-opens=keys]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => dialog.showModal());
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select, [contenteditable], dialog");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || areKeysOff()) return;
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

/* ---- names that complete what is typed */

const SUGGEST_AFTER_MS = 150;
const SUGGEST_FROM_CHARACTERS = 2;

class Suggestions {
  constructor(input) {
    this.input = input;
    this.list = document.createElement("ul");
    this.list.className = "suggestions";
    this.list.id = "suggestions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.dataset.suggestLabel);
    this.list.hidden = true;
    input.parentElement.append(this.list);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.list.id);
    input.setAttribute("aria-expanded", "false");
    input.addEventListener("input", () => this.askSoon());
    input.addEventListener("keydown", (event) => this.press(event));
    input.addEventListener("blur", () => this.close());
  }

  askSoon() {
    clearTimeout(this.timer);
    this.close();
    const typed = this.typed();
    if (typed.trim().length >= SUGGEST_FROM_CHARACTERS) {
      this.timer = setTimeout(() => this.ask(typed), SUGGEST_AFTER_MS);
    }
  }

  typed() {
    return this.input.value.slice(0, this.input.selectionStart);
  }

  async ask(typed) {
    const address = `${this.input.dataset.suggest}?q=${encodeURIComponent(typed)}`;
    try {
      const answer = await fetch(address);
      if (answer.ok && typed === this.typed() && document.activeElement === this.input) {
        this.show((await answer.json()).suggestions);
      }
    } catch { /* the server has gone: nothing is offered */ }
  }

  show(suggestions) {
    this.chosen = -1;
    this.list.replaceChildren(...suggestions.map((suggestion, place) => this.option(suggestion, place)));
    this.list.hidden = !suggestions.length;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
  }

  option(suggestion, place) {
    const option = document.createElement("li");
    const name = document.createElement("bdi");
    const kind = document.createElement("span");
    name.textContent = suggestion.name;
    kind.textContent = suggestion.kind;
    kind.className = "kind";
    option.id = `suggestion-${place}`;
    option.dataset.text = suggestion.text;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.append(name, kind);
    option.addEventListener("pointerdown", (event) => { event.preventDefault(); this.take(option); });
    return option;
  }

  press(event) {
    if (this.list.hidden) return;
    const options = [...this.list.children];
    // the places go round: no option (-1), the first one, and so on to the last one
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const places = options.length + 1;
    if (step) this.choose((this.chosen + 1 + step + places) % places - 1);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && this.chosen >= 0) this.take(options[this.chosen]);
    else return;
    event.preventDefault();
  }

  choose(place) {
    this.chosen = place;
    [...this.list.children].forEach((option, other) => option.setAttribute("aria-selected", String(other === place)));
    if (place < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `suggestion-${place}`);
  }

  take(option) {
    const rest = this.input.value.slice(this.input.selectionStart);
    this.input.value = option.dataset.text + rest;
    this.input.setSelectionRange(option.dataset.text.length, option.dataset.text.length);
    this.close();
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

/* ---- the rest */

function setUpCopying() {
  findAll("button[data-copy]").forEach((button) => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(find(`#${button.dataset.copy}`).textContent.trim());
      button.classList.add("done");
    });
  });
}

/* What is selected in an article is the passage that its form keeps, with what stands around it. */
function setUpPassages() {
  const form = find("form[data-passage]");
  const text = find(".article .text");
  if (!form || !text) return;
  const around = (edge, far) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    if (far === "start") range.setEnd(edge.startContainer, edge.startOffset);
    else range.setStart(edge.endContainer, edge.endOffset);
    return range.toString();
  };
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return;
    const fields = form.elements;
    fields.namedItem("passage").value = selection.toString().trim();
    fields.namedItem("before").value = around(range, "start").slice(-200);
    fields.namedItem("after").value = around(range, "end").slice(0, 200);
  });
}

function openDrawers() {
  const isWide = matchMedia("(min-width: 52rem)");
  const follow = () => findAll(".drawer").forEach((drawer) => { drawer.open = isWide.matches; });
  isWide.addEventListener("change", follow);
  follow();
}

setUpKeys();
setUpMatches();
setUpCopying();
setUpPassages();
openDrawers();
findAll("#q[data-suggest]").forEach((input) => new Suggestions(input));
