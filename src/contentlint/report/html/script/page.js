// One page: what is shown of it, its outline and images, and its findings one by one.

const state = { page: null, detail: null, levels: new Set([0, 1, 2, 3]), rule: "", place: "", accepted: false, shade: true, keys: true, chosen: "" };

const isCalled = (f, id) => id !== "" && (id.startsWith(f.id) || f.id.startsWith(id));
const link = (f) => address(state.page.name, f.id);

function openPage(page, id) {
  if (page !== state.page) Object.assign(state, { page, detail: pageDetail(page.number), rule: "", place: "" });
  const asked = state.detail.findings.find((f) => isCalled(f, id));
  state.chosen = asked ? asked.id : "";
  if (asked && !visible().includes(asked)) {
    Object.assign(state, { levels: new Set([0, 1, 2, 3]), rule: "", place: "", accepted: true });
  }
  drawPage();
}

function visible() {
  return state.detail.findings.filter(
    (f) =>
      state.levels.has(f.level) && (state.accepted || f.accepted === null) &&
      (!state.rule || f.rule === state.rule || family(f) === state.rule) &&
      (!state.place || jurisdictions(f.cites).includes(state.place)),
  );
}

function drawPage() {
  const { name, title } = state.page;
  const found = visible();
  byId("page").replaceChildren(
    el("div", { class: "page-head" },
      el("h1", { id: "page-title", text: title || name }),
      el("nav", { "aria-label": "Pages in order" }, neighbour(-1, "← Previous page"), neighbour(1, "Next page →"))),
    facts(),
    tools(),
    legend(),
    el("div", { class: "reader" },
      el("div", { class: "side left" }, outline(), pictures()),
      sheet(found),
      el("section", { class: "side panel", tabindex: "0", "aria-labelledby": "findings-title" }, ...list(found))),
  );
}

function facts() {
  const { name, title, grade, words } = state.page;
  const above = grade !== null && Math.round(grade) > meta.target;
  return el("p", { class: "page-facts" },
    title ? el("span", { class: "file", text: name }) : null,
    el("span", {}, "School grade ", el("b", { text: grade === null ? "not measured" : grade.toFixed(1) }),
      grade === null ? "" : el("span", { class: above ? "above-mark" : "within-mark", text: (above ? " above" : " within") + " the target of " + meta.target })),
    el("span", { text: words.toLocaleString("en") + " words of running text" }));
}

function neighbour(step, words) {
  const next = meta.pages[state.page.number + step];
  return next ? el("a", { href: address(next.name), text: words, title: next.name }) : null;
}

function tools() {
  const { findings } = state.detail;
  const rules = [...new Set(findings.map((f) => f.rule))].sort();
  const families = [...new Set(findings.map(family))].sort();
  const places = [...new Set(findings.flatMap((f) => jurisdictions(f.cites)))].sort();
  const again = (change) => (value) => {
    change(value);
    const focus = document.activeElement && document.activeElement.id;
    state.chosen = "";
    drawPage();
    if (focus && byId(focus)) byId(focus).focus();
  };
  const level = (name, number) =>
    tick("level-" + name, WORDS[name], state.levels.has(number), again((on) => (on ? state.levels.add(number) : state.levels.delete(number))));
  return el("div", { class: "tools", role: "group", "aria-label": "What is shown" },
    el("fieldset", {}, el("legend", { text: "Show" }), ...LEVELS.map(level)),
    choice("rule-filter", "Rule", state.rule,
      [["", "All rules"], ...families.map((name) => [name, (meta.families[name] || name) + " (all)"]), ...rules.map((rule) => [rule, rule])],
      again((value) => (state.rule = value))),
    choice("place-filter", "Clauses of", state.place, [["", "anywhere"], ...places.map((key) => [key, key.toUpperCase()])],
      again((value) => (state.place = value))),
    tick("accepted", "Accepted ones too", state.accepted, again((on) => (state.accepted = on))),
    tick("shade", "Shade hard sentences", state.shade, again((on) => (state.shade = on))),
    tick("keys", "Keys", state.keys, again((on) => (state.keys = on))));
}

function legend() {
  const key = (name, words) => el("span", { class: "key" }, el("kbd", { text: name }), " " + words);
  return el("p", { class: "legend" },
    ...LEVELS.map(badge),
    state.shade ? el("span", {}, el("span", { class: "hard", text: "harder than grade " + (meta.target + meta.slack) }), " ",
      el("span", { class: "hard very", text: "much harder" })) : null,
    ...(state.keys ? [key("n", "next finding"), key("p", "previous"), key("]", "next page"), key("[", "previous page")] : []));
}

function outline() {
  const listed = el("ul", { class: "outline" });
  state.detail.entries.forEach((entry, number) => {
    if (entry.kind !== HEADING) return;
    const level = entry.level || 2;
    listed.append(el("li", { class: "d" + Math.min(level, 6) }, el("span", { class: "level", text: "H" + level }),
      entry.text ? el("a", { href: "#entry-" + number, onclick: (event) => jump(event, number), text: entry.text }) : el("span", { class: "missing", text: "(empty heading)" }),
      ...faults(number, "heading")));
  });
  return el("nav", { "aria-labelledby": "outline-title" }, el("h2", { id: "outline-title", text: "Headings" }),
    listed.children.length ? listed : el("p", { class: "quiet", text: "No headings." }));
}

function faults(entry, kind) {
  return state.detail.findings.filter((f) => f.entry === entry && f.accepted === null && family(f) === kind)
    .map((f) => el("a", { class: "fault " + LEVELS[f.level], href: link(f) }, shape(LEVELS[f.level]), " " + f.message));
}

function jump(event, number) {
  event.preventDefault();
  const node = byId("entry-" + number);
  node.scrollIntoView({ block: "center" });
  node.focus({ preventScroll: true });
}

function pictures() {
  const rows = el("ul", { class: "images" });
  state.detail.entries.forEach((entry, number) => {
    if (entry.kind === IMAGE) rows.append(el("li", {}, alt(entry), el("span", { class: "file", text: entry.text }), ...faults(number, "image")));
  });
  return el("section", { "aria-labelledby": "images-title" }, el("h2", { id: "images-title", text: "Images" }),
    rows.children.length ? rows : el("p", { class: "quiet", text: "No images." }));
}

function alt(entry) {
  if (entry.alt === null) return el("span", { class: "missing", text: "No alt text" });
  return entry.alt === "" ? el("span", { class: "quiet", text: "Empty alt: decoration" }) : el("span", { text: "“" + entry.alt + "”" });
}

function list(found) {
  const accepted = found.filter((f) => f.accepted !== null).length;
  const words = found.length + " shown of " + state.detail.findings.length + (accepted ? ", " + accepted + " accepted" : "");
  return [el("h2", { id: "findings-title", text: "Findings" }), el("p", { class: "quiet", role: "status", id: "findings-count", text: words }),
    el("ol", { class: "findings" }, ...found.map(card))];
}

function card(f) {
  const [, wished, why, remedy] = f.doc;
  const level = LEVELS[f.level];
  const known = state.detail.claims.find((claim) => claim.finding === f);
  const rows = el("dl", {});
  const fact = (term, ...value) => rows.append(el("dt", { text: term }), el("dd", {}, ...value));
  if (known) fact("Support", meta.levels[known.support] + (known.source ? ": " + known.source : ""));
  if (why || wished) fact("Why", why || wished);
  if (remedy) fact("What would settle it", remedy[0].toUpperCase() + remedy.slice(1) + ".");
  if (f.suggestion) fact("Words that could stand there", el("span", { class: "try", text: f.suggestion }));
  const cited = f.cites.filter((cite) => cite[1]);
  if (cited.length) fact("Says who", ...cited.flatMap((cite, number) => [number ? "; " : "", clause(cite)]));
  for (const other of f.related) fact("See also", el("a", { href: address(other.name), text: other.name + ", line " + other.line }), ": " + other.text);
  return el("li", { class: level, id: "card-" + f.id, tabindex: "-1" },
    el("p", { class: "head" }, badge(level), el("a", { href: link(f), text: f.rule }), el("span", { class: "quiet", text: "line " + f.line })),
    f.excerpt ? el("p", { class: "file", text: f.excerpt }) : null,
    el("p", { text: f.message[0].toUpperCase() + f.message.slice(1) + "." }),
    f.accepted === null ? null : el("p", { class: "try", text: "Accepted: " + f.accepted }),
    el("details", { open: known !== undefined }, el("summary", { text: "Why, and what to do" }), rows));
}

function clause(cite) {
  const words = cite[1] + (cite[2] ? ", " + cite[2] : "");
  return /^https?:\/\//.test(cite[3]) ? el("a", { href: cite[3], rel: "noreferrer noopener", text: words }) : words;
}

function choose(id, far) {
  for (const node of document.querySelectorAll("#page .chosen")) node.classList.remove("chosen");
  const card = byId("card-" + id);
  if (!card) return;
  const flag = document.querySelector('#page .flag[data-finding="' + CSS.escape(id) + '"]');
  state.chosen = id;
  card.classList.add("chosen");
  card.querySelector("details").open = true;
  for (const node of document.querySelectorAll("#page mark[data-findings]")) {
    if (node.dataset.findings.split(" ").includes(id)) node.classList.add("chosen");
  }
  const panel = card.closest(".panel");
  panel.scrollTop = card.offsetTop - panel.offsetTop - 40;
  const target = flag || card;
  if (flag) flag.classList.add("chosen");
  target.focus({ preventScroll: true });
  if (far) target.scrollIntoView({ block: "center" });
}

function pressed(event) {
  if (!state.keys || byId("page").hidden || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=checkbox]), select, textarea")) return;
  const step = { n: 1, p: -1 }[event.key];
  const turn = { "]": 1, "[": -1 }[event.key];
  if (step) {
    const ids = visible().map((f) => f.id);
    const now = ids.indexOf(state.chosen);
    const next = ids[now < 0 ? (step > 0 ? 0 : ids.length - 1) : (now + step + ids.length) % ids.length];
    if (next) location.hash = address(state.page.name, next);
    state.chosen = next || ""; // at once: the next key may come before the address is read
    event.preventDefault();
  }
  const page = turn && meta.pages[state.page.number + turn];
  if (page) location.hash = address(page.name);
}
