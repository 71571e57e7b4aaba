"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const body = byId("raekker");
  if (!body) return;
  document.documentElement.classList.add("js");

  // --- The pages: as in site_data.py

  const data = JSON.parse(byId("data").textContent);
  const FIELDS = [
    "number", "address", "title", "where", "section", "share", "gain", "density", "errors", "warnings", "hints",
    "words", "lix", "passive", "longest", "visits", "new", "mended", "isNew", "copies", "rules",
    "principles", "phrases", "repeats", "begin",
  ];
  const pages = data.pages.map((values, index) => {
    const page = { rank: index + 1 };
    FIELDS.forEach((name, at) => (page[name] = values[at]));
    page.address = data.start + page.address;
    page.title = page.title || page.address;
    page.where = page.where || page.address.slice(data.host.length);
    page.begin = page.begin.map((at) => data.messages[at]);
    page.found = fold(`${page.title} ${page.address} ${page.where} ${page.begin.join(" ")}`);
    return page;
  });
  const SHEET = 20;
  const danish = new Intl.Collator("da", { numeric: true });
  const amount = new Intl.NumberFormat("da-DK", { useGrouping: "always" });

  function fold(text) {
    return text.toLocaleLowerCase("da");
  }

  // --- Which pages are shown, and in what order. All of it stands in the address, so that one
  // comes back to the same place from a page's own view.

  const search = byId("soeg");
  const area = byId("omraade");
  const order = byId("sorter");
  const state = { q: "", section: "", sort: "gain", turned: false, at: 0, pick: "" };
  const FIRST = { title: 1, address: 1 }; // ascending at first; figures begin with the largest

  const KINDS = {
    section: { name: "Område", has: (page, at) => page.section === at, says: (at) => data.sections[at] },
    rule: { name: "Regel", has: hasRule, says: (at) => data.rules[at] },
    principle: { name: "Princip", has: (page, at) => page.principles.includes(at), says: (at) => data.principles[at] },
    phrase: { name: "Ord", has: (page, at) => page.phrases.includes(at), says: (at) => `»${data.phrases[at]}«` },
    repeat: { name: "Gentaget afsnit", has: (page, at) => page.repeats.includes(at), says: (at) => `nr. ${at + 1}` },
    lix: { name: "Lix", has: (page, at) => page.lix !== null && bandOf(page.lix) === at, says: lixRange },
  };

  // Rules and their numbers take turns.
  function hasRule(page, at) {
    return page.rules.some((value, index) => index % 2 === 0 && value === at);
  }

  function bandOf(lix) {
    const band = data.bounds.findIndex((bound) => lix < bound);
    return band < 0 ? data.bounds.length : band;
  }

  function lixRange(at) {
    if (at === 0) return `under ${data.bounds[0]}`;
    const low = data.bounds[at - 1];
    return at === data.bounds.length ? `${low} og over` : `${low}–${data.bounds[at] - 1}`;
  }

  function chosen() {
    const [kind, at] = state.pick.split(":");
    return KINDS[kind] ? { ...KINDS[kind], at: Number(at) } : null;
  }

  function shown() {
    const words = fold(state.q).split(/\s+/).filter(Boolean);
    const pick = chosen();
    const section = state.section === "" ? null : Number(state.section);
    const fitting = pages.filter(
      (page) =>
        (section === null || page.section === section) &&
        (!pick || pick.has(page, pick.at)) &&
        words.every((word) => page.found.includes(word))
    );
    return sorted(fitting);
  }

  function sorted(list) {
    const key = state.sort;
    const sign = (FIRST[key] || -1) * (state.turned ? -1 : 1);
    if (key === "gain") return state.turned ? list.reverse() : list;
    const before = FIRST[key]
      ? (one, other) => sign * danish.compare(one[key], other[key])
      : (one, other) => sign * (one[key] - other[key]);
    // What has no figure stands last either way.
    const known = list.filter((page) => page[key] !== null);
    return known.sort(before).concat(list.filter((page) => page[key] === null));
  }

  // --- Drawing: as in site_rows.py

  function make(name, attributes = {}, ...children) {
    const svg = name === "svg" || name === "rect";
    const element = svg
      ? document.createElementNS("http://www.w3.org/2000/svg", name)
      : document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  const isLink = (address) => /^https?:\/\//.test(address);
  const heard = (words) => make("span", { class: "heard" }, words);

  function row(page) {
    const cells = [
      make("td", { class: "rank" }, amount.format(page.rank)),
      make("th", { scope: "row", class: "page" }, ...about(page)),
      make("td", { class: "gain", "data-name": "Gevinst" }, make("span", {}, page.gain), bar(page.share)),
      figure("Fejl", page.errors),
      figure("Advarsler", page.warnings),
      figure("Lix", page.lix),
      figure("Ord", page.words),
    ];
    if (data.visits) cells.push(figure("Visninger", page.visits));
    return make("tr", {}, ...cells);
  }

  function figure(name, value) {
    return make("td", { "data-name": name }, value === null ? "–" : amount.format(value));
  }

  function bar(share) {
    const rect = make("rect", { width: `${share.toFixed(1)}%`, height: "8", class: "part" });
    return make("svg", { width: "100%", height: "8", "aria-hidden": "true" }, rect);
  }

  function about(page) {
    const own = data.folder && `${data.folder}/${String(page.number).padStart(4, "0")}.html`;
    const leads = own || (isLink(page.address) ? page.address : "");
    const parts = [
      leads
        ? make("a", { href: leads, class: "title" }, page.title)
        : make("span", { class: "title" }, page.title),
      own && isLink(page.address)
        ? make("a", { href: page.address, rel: "noreferrer", class: "where" }, page.where)
        : make("span", { class: "where" }, page.where),
    ];
    if (page.begin.length) parts.push(make("span", { class: "advice" }, page.begin[0]));
    if (page.copies) parts.push(make("span", { class: "news" }, `Samme tekst på ${says(page.copies)} mere`));
    if (news(page)) parts.push(make("span", { class: "news" }, news(page)));
    return parts;
  }

  function news(page) {
    if (page.isNew) return "Ikke tjekket sidst";
    if (page.new === null) return "";
    const told = [[page.new, "nyt fund", "nye fund"], [page.mended, "rettet", "rettede"]];
    const says = ([count, one, more]) => `${amount.format(count)} ${count === 1 ? one : more}`;
    const parts = told.filter(([count]) => count).map(says);
    return parts.length ? `${parts.join(", ")} siden sidst` : "";
  }

  function draw() {
    const list = shown();
    if (state.at >= list.length) state.at = 0;
    const sheet = list.slice(state.at, state.at + SHEET);
    body.replaceChildren(...sheet.map(row));
    body.closest("table").hidden = !list.length;
    byId("ingen").hidden = list.length > 0;
    byId("status").textContent = status(list.length);
    heads();
    sheets(list.length);
    chip();
    search.value = state.q;
    if (area) area.value = state.section === "" ? "alle" : state.section;
    order.value = state.sort;
    turned.setAttribute("aria-pressed", String(state.turned));
    remember();
  }

  const says = (count) => `${amount.format(count)} ${count === 1 ? "side" : "sider"}`;

  function status(count) {
    const all = says(count);
    const some = count < pages.length ? `${all} (af ${amount.format(pages.length)})` : all;
    if (count <= SHEET) return `Viser ${some}`;
    const last = Math.min(state.at + SHEET, count);
    return `Viser ${amount.format(state.at + 1)}–${amount.format(last)} af ${some}`;
  }

  // --- Headings that sort

  const sortable = [...document.querySelectorAll("th[data-key]")];
  for (const head of sortable) {
    const button = make("button", { type: "button" }, ...head.childNodes);
    button.addEventListener("click", () => sortBy(head.dataset.key));
    head.append(button);
  }

  function sortBy(key) {
    state.turned = state.sort === key && !state.turned;
    state.sort = key;
    state.at = 0;
    draw();
  }

  function heads() {
    for (const head of sortable) {
      const own = head.dataset.key === state.sort;
      const up = (FIRST[state.sort] || -1) * (state.turned ? -1 : 1) > 0;
      if (own) head.setAttribute("aria-sort", up ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    }
  }

  // The other way round, also where there are no headings.
  const turned = make("button", { type: "button", "aria-pressed": "false" }, "Vend om");
  order.closest("label").after(turned);
  turned.addEventListener("click", () => sortBy(state.sort));

  // --- A sheet at a time

  const back = make("button", { type: "button" }, "Forrige 20");
  const forth = make("button", { type: "button" }, "Næste 20");
  const first = make("button", { type: "button" }, "Til de første");
  byId("blad").append(back, forth, first);
  back.addEventListener("click", () => turn(state.at - SHEET));
  forth.addEventListener("click", () => turn(state.at + SHEET));
  first.addEventListener("click", () => turn(0));

  function turn(to) {
    state.at = Math.max(0, to);
    draw();
    byId("sider").scrollIntoView();
    byId("sider").focus({ preventScroll: true });
  }

  function sheets(count) {
    back.disabled = state.at === 0;
    first.hidden = state.at === 0;
    forth.disabled = state.at + SHEET >= count;
    byId("blad").hidden = count <= SHEET;
  }

  // --- What has been chosen elsewhere on the page

  function chip() {
    const pick = chosen();
    const place = byId("valgt");
    place.replaceChildren();
    if (pick) {
      const remove = make("button", { type: "button" }, `${pick.name}: ${pick.says(pick.at)} `);
      remove.append(make("span", { "aria-hidden": "true" }, "×"), heard("– fjern valget"));
      remove.addEventListener("click", () => {
        choose("");
        search.focus();
      });
      place.append(remove);
    }
    for (const button of document.querySelectorAll("[data-pick]")) {
      const on = button.dataset.pick === state.pick || button.dataset.pick === `section:${state.section}`;
      button.setAttribute("aria-pressed", String(on));
    }
  }

  function choose(pick) {
    state.pick = pick;
    state.at = 0;
    draw();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-pick]");
    if (!button) return;
    const [kind, at] = button.dataset.pick.split(":");
    const on = button.getAttribute("aria-pressed") === "true";
    if (kind === "section") {
      state.section = on ? "" : at;
      choose(state.pick);
    } else choose(on ? "" : button.dataset.pick);
    if (!on) {
      byId("sider").scrollIntoView();
      byId("sider").focus({ preventScroll: true });
    }
  });

  search.addEventListener("input", () => {
    state.q = search.value;
    state.at = 0;
    draw();
  });
  if (area) {
    area.addEventListener("change", () => {
      state.section = area.value === "alle" ? "" : area.value;
      choose(state.pick);
    });
  }
  order.addEventListener("change", () => {
    state.turned = false;
    state.sort = order.value;
    choose(state.pick);
  });

  // Arrows go from page to page; at the end of a sheet they go on to the next.
  document.addEventListener("keydown", (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by || !event.target.matches(".pages .title, #soeg")) return;
    const links = [...body.querySelectorAll(".title")];
    const next = links[links.indexOf(event.target) + by];
    if (next) next.focus();
    else if (by < 0) search.focus();
    else if (!forth.disabled && !byId("blad").hidden) {
      turn(state.at + SHEET);
      body.querySelector(".title").focus();
    }
    event.preventDefault();
  });

  // --- The address

  const NAMES = { q: "soeg", section: "omraade", sort: "sorter", turned: "omvendt", at: "fra", pick: "valg" };

  function remember() {
    const said = new URLSearchParams();
    if (state.q) said.set(NAMES.q, state.q);
    if (state.section !== "") said.set(NAMES.section, state.section);
    if (state.sort !== "gain") said.set(NAMES.sort, state.sort);
    if (state.turned) said.set(NAMES.turned, "1");
    if (state.at) said.set(NAMES.at, state.at);
    if (state.pick) said.set(NAMES.pick, state.pick);
    const hash = said.toString();
    if (hash || location.hash.includes("=")) history.replaceState(null, "", `#${hash}`);
  }

  function recall() {
    if (!location.hash.includes("=")) return;
    const said = new URLSearchParams(location.hash.slice(1));
    const section = said.get(NAMES.section);
    const sort = said.get(NAMES.sort);
    state.q = said.get(NAMES.q) || "";
    state.section = data.sections[section] !== undefined ? section : "";
    state.sort = [...order.options].some((option) => option.value === sort) ? sort : "gain";
    state.turned = said.has(NAMES.turned);
    state.at = Math.max(0, Math.floor(Number(said.get(NAMES.at)) / SHEET) * SHEET || 0);
    state.pick = said.get(NAMES.pick) || "";
  }

  addEventListener("hashchange", () => {
    recall();
    draw();
  });

  recall();
  draw();
})();
