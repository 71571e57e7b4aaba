"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const cards = all(".card");
  const marks = all(".mark");
  const boxes = all("input[name=niveau]");
  const principle = byId("princip");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const wide = matchMedia("(min-width: 64rem)");
  let chosen = null; // the card that is open in its own right
  let origin = null; // where Escape goes back to
  root.classList.add("js");

  const cardsOf = (mark) => mark.dataset.f.split(" ").map(byId);
  const isShown = (card) => !card.hidden;
  const marksOf = (card) => marks.filter((mark) => mark.dataset.f.split(" ").includes(card.id));
  const placesOf = (card) => all(`[data-f~="${card.id}"]`);

  // --- Which findings are shown

  const hasLevel = (card) => boxes.some((box) => box.checked && box.value === card.dataset.level);

  function hasPrinciple(card, value = principle.value) {
    return value === "alle" || card.dataset.principles.split(" ").includes(value);
  }

  function filter() {
    for (const card of cards) card.hidden = !(hasLevel(card) && hasPrinciple(card));
    marks.forEach(paint);
    for (const list of all(".findings")) {
      const some = all(".card", list).some(isShown);
      list.querySelector(".none").hidden = some;
      list.querySelector(".cards").hidden = !some;
    }
    for (const option of principle.options) {
      const number = cards.filter((card) => hasLevel(card) && hasPrinciple(card, option.value));
      option.textContent = `${option.textContent.replace(/ \(\d+\)$/, "")} (${number.length})`;
    }
    byId("status").textContent = `Viser ${cards.filter(isShown).length} af ${cards.length} fund`;
    if (chosen && chosen.hidden) close();
  }

  // A stretch shows the narrowest of its findings that is shown, and is plain text without any.
  function paint(mark) {
    const shown = cardsOf(mark).filter(isShown);
    const first = shown[0];
    const begins = (mark.dataset.first || "").split(" ").filter((id) => id && isShown(byId(id)));
    const kind = mark.classList.contains("sign") ? "mark sign" : "mark";
    mark.className = first ? `${kind} p${first.dataset.colour} ${first.dataset.level}` : `${kind} off`;
    if (first) mark.href = `#${first.id}`;
    else mark.removeAttribute("href");
    if (begins.length) mark.removeAttribute("tabindex");
    else mark.tabIndex = -1;
    mark.setAttribute("aria-describedby", begins.map((id) => `${id}-m`).join(" "));
  }

  function reveal(card) {
    if (isShown(card)) return;
    boxes.find((box) => box.value === card.dataset.level).checked = true;
    if (!hasPrinciple(card)) principle.value = "alle";
    filter();
  }

  // --- One finding at a time

  const tools = document.createElement("div");
  tools.className = "tools";
  for (const [name, action] of [
    ["Forrige", () => step(-1)],
    ["Næste", () => step(1)],
    ["Luk", () => leave()],
  ]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", action);
    tools.append(button);
  }

  function close() {
    for (const place of all(".active")) place.classList.remove("active");
    for (const card of all(".card.chosen")) {
      card.classList.remove("chosen");
      card.firstElementChild.open = false;
    }
    tools.remove();
    root.classList.remove("reading-one");
    chosen = null;
  }

  function open(card, from = null) {
    close();
    reveal(card);
    chosen = card;
    origin = from || marksOf(card)[0] || null;
    card.classList.add("chosen");
    card.firstElementChild.open = true;
    card.firstElementChild.append(tools);
    for (const place of placesOf(card)) place.classList.add("active");
    root.classList.add("reading-one");
    card.querySelector("summary").focus({ preventScroll: true });
    if (wide.matches) {
      card.closest(".findings").scrollTo({ top: card.offsetTop - 12, behavior: behavior() });
    }
    if (origin) show(origin);
  }

  const behavior = () => (calm.matches ? "auto" : "smooth");

  // Bring a place into view, above the sheet that covers the lower half of a narrow screen.
  function show(element, block = wide.matches ? "center" : "start") {
    const { top, bottom } = element.getBoundingClientRect();
    const end = chosen && !wide.matches ? innerHeight * 0.42 : innerHeight;
    if (top < 70 || bottom > end) element.scrollIntoView({ block, behavior: behavior() });
  }

  function leave() {
    const back = origin;
    close();
    if (back && back.href) back.focus();
  }

  function step(by) {
    const shown = cards.filter(isShown);
    const next = shown[shown.indexOf(chosen) + by];
    if (next) open(next);
  }

  // --- What the reader does

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const head = event.target.closest(".card summary");
    const pick = event.target.closest(".pick");
    if (pick) {
      principle.value = principle.value === pick.dataset.principle ? "alle" : pick.dataset.principle;
      filter();
      show(pick.closest("article").querySelector(".reading"), "start");
    } else if (head) {
      const card = head.closest(".card");
      event.preventDefault();
      if (card === chosen) close();
      else open(card);
    } else if (link && follow(link)) {
      event.preventDefault();
    }
  });

  function follow(link) {
    const target = byId(link.getAttribute("href").slice(1));
    if (!target) return false;
    if (target.matches(".card")) open(target, link.matches(".mark") ? link : null);
    else if (target.matches(".mark, .sentence")) {
      if (!wide.matches) close();
      show(target);
      stand(target);
    } else return false;
    return true;
  }

  // A sentence can be gone to, but is no stop on the way, and a click in it means nothing.
  function stand(target) {
    if (target.matches(".sentence")) {
      target.tabIndex = -1;
      target.addEventListener("blur", () => target.removeAttribute("tabindex"), { once: true });
    }
    target.focus({ preventScroll: true });
  }

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (key === "Escape" && chosen) leave();
    else if (target.matches(".card summary")) move(event, all(".card:not([hidden]) summary"), "Up", "Down");
    else if (target.matches(".mark")) move(event, marks.filter((m) => m.tabIndex === 0), "Left", "Right");
    else if (target.closest(".plot")) move(event, all("a", target.closest(".plot")), "Left", "Right");
  });

  function move(event, stops, back, forth) {
    const by = { [`Arrow${back}`]: -1, [`Arrow${forth}`]: 1 }[event.key];
    const next = by && stops[stops.indexOf(event.target) + by];
    if (!next) return;
    event.preventDefault();
    if (event.target.closest(".plot")) {
      event.target.setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
    }
    next.focus();
  }

  // A plot is one stop on the way through the page; arrows go from bar to bar.
  for (const plot of all(".plot")) {
    all("a", plot).forEach((bar, index) => bar.setAttribute("tabindex", index ? "-1" : "0"));
  }

  // On paper everything is open.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])");
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });

  if (principle) {
    for (const control of [...boxes, principle]) control.addEventListener("change", filter);
    filter();
  }
  const linked = location.hash && byId(location.hash.slice(1));
  if (linked && linked.matches(".card")) open(linked);
})();
