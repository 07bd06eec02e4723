"use strict";
// Everything that comes from a page is put in as text (textContent), never as markup; the policy in the head forbids the rest.
(() => {
  const LEVELS = ["error", "warning", "info", "look"];
  const WORDS = { error: "Error", warning: "Warning", info: "Note", look: "To look at" };
  const HEADING = 1, ITEM = 2, QUOTE = 3, CELL = 4, IMAGE = 5, TITLE = 6, DESCRIPTION = 7;
  const SLACK = 2; // as in looking.py
  const VERY_HARD = 6; // grades above the target from which a sentence is shaded darker
  const DECISIONS = ["report", "look", "settled", "cleared"];
  const SAME = "\u0001"; // in a message: the words that are marked
  const STEP = 200; // rows of the ledger that are shown at once
  const SVG = "http://www.w3.org/2000/svg";
  const byId = (id) => document.getElementById(id);
  const state = { page: -1, levels: new Set([0, 1, 2, 3]), rule: "", place: "", accepted: false, shade: true, keys: true, chosen: "" };
  const ledger = { rows: null, shown: STEP, sort: 0, down: false, level: "", category: "", status: "open", support: "", place: "", text: "" };
  const chunks = new Map();
  let meta = null;
  let detail = null;

  function el(tag, props, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(props || {})) {
      if (name === "text") node.textContent = value;
      else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else if (value === true) node.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
    }
    node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return node;
  }

  function shape(level) {
    const svg = document.createElementNS(SVG, "svg");
    const use = document.createElementNS(SVG, "use");
    svg.setAttribute("class", "shape");
    svg.setAttribute("aria-hidden", "true");
    use.setAttribute("href", "#shape-" + level);
    svg.append(use);
    return svg;
  }

  const badge = (level) => el("span", { class: "badge " + level }, shape(level), WORDS[level]);

  async function unpack(id) {
    const bytes = Uint8Array.from(atob(byId(id).textContent.trim()), (char) => char.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return JSON.parse(await new Response(stream).text());
  }

  function chunk(number) {
    if (!chunks.has(number)) chunks.set(number, unpack("chunk-" + number).then((pages) => pages.map(unfold)));
    return chunks.get(number);
  }

  const rows = (columns) => (columns.length ? columns[0].map((_, number) => columns.map((column) => column[number])) : []);
  const told = (text) => (typeof text === "number" ? meta.texts[text] : text);

  function summed(columns, ...rising) {
    for (const number of rising) {
      let total = 0;
      if (columns.length) columns[number] = columns[number].map((value) => (total += value));
    }
    return columns;
  }

  // From columns, as they travel (packing.py), to one array an entry, finding, claim and hard sentence.
  function unfold(page) {
    const alts = page.a.slice();
    const e = rows(page.e).map((entry) => (entry[0] === IMAGE ? [...entry, alts.shift()] : entry));
    const words = (entry, start, length) => Array.from(e[entry][1]).slice(start, start + length).join("");
    const f = rows(summed(page.f, 2, 9)).map(([rule, level, entry, start, length, message, suggestion, ignored, id, line, cites, related, excerpt]) => [
      rule, level, entry, start, start + length, told(message).replace(SAME, () => excerpt || words(entry, start, length)), told(suggestion),
      ignored === -1 ? 0 : told(ignored), id, line, cites, (related || []).map(([text, ...place]) => [told(text), ...place]), excerpt,
    ]);
    const c = rows(page.c).map(([rule, at, entry, start, length, line, severity, first, size, support, decision, reason, address_, sentence]) => {
      const own = at >= 0 ? [f[at][2], f[at][3], f[at][4], f[at][9]] : [entry, start, start + length, line];
      const level = at >= 0 ? f[at][1] : DECISIONS[decision] === "look" ? 3 : severity;
      return { rule, at, entry: own[0], start: own[1], end: own[2], line: own[3], level, first, last: first + size, support, decision: DECISIONS[decision], reason: told(reason), source: address_, sentence };
    });
    return { e, f, c, s: rows(summed(page.s, 0)).map(([entry, start, length, grade]) => [entry, start, start + length, grade]) };
  }

  async function pageDetail(number) {
    return (await chunk(Math.floor(number / meta.together)))[number % meta.together];
  }

  // Addresses: #overview, #pages, #claims, #limits, #page=<address>, #page=<address>&finding=<fingerprint>
  const address = (name, finding) =>
    "#page=" + encodeURIComponent(name) + (finding ? "&finding=" + encodeURIComponent(finding) : "");

  async function route() {
    const hash = location.hash.slice(1);
    const asked = new URLSearchParams(hash.startsWith("page=") ? hash : "");
    const number = asked.has("page") ? meta.pages.findIndex(([name]) => name === asked.get("page")) : -1;
    const view = number >= 0 ? "page" : ["overview", "pages", "claims", "limits"].includes(hash) ? hash : "overview";
    if (view === "page") await openPage(number, asked.get("finding") || "");
    if (view === "claims") await openLedger();
    for (const section of document.querySelectorAll(".view")) section.classList.toggle("current", section.id === view);
    byId("page").hidden = view !== "page";
    for (const link of document.querySelectorAll(".tabs a")) {
      const here = link.hash === "#" + (view === "page" ? "pages" : view);
      if (here) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    const title = document.title.split(" – ").pop();
    document.title = (view === "page" ? meta.pages[number][0] + " – " : "") + title;
    if (view === "page" && state.chosen) choose(state.chosen, true);
    else {
      // The browser goes to the place of the address by itself, which is the middle of a view that was just put together.
      requestAnimationFrame(() => window.scrollTo(0, 0));
      if (state.routed) byId("main").focus({ preventScroll: true });
    }
    state.routed = true;
    document.documentElement.dataset.view = view;
  }

  // ---- one page

  async function openPage(number, finding) {
    if (number !== state.page) {
      state.page = number;
      detail = await pageDetail(number);
      state.rule = "";
    }
    state.chosen = finding;
    if (finding && !visible().some((f) => f[8] === finding)) {
      Object.assign(state, { levels: new Set([0, 1, 2, 3]), rule: "", place: "", accepted: true });
    }
    drawPage();
  }

  const jurisdictions = (finding) => new Set(meta.cites[finding[10]].map((cite) => cite[4]).filter(Boolean));

  function visible() {
    return detail.f.filter(
      (f) =>
        state.levels.has(f[1]) &&
        (state.accepted || f[7] === 0) &&
        (!state.rule || meta.rules[f[0]][0] === state.rule || family(f) === state.rule) &&
        (!state.place || jurisdictions(f).has(state.place)),
    );
  }

  const family = (finding) => meta.rules[finding[0]][0].split("-")[0];

  function drawPage() {
    const [name, title] = meta.pages[state.page];
    const section = byId("page");
    const found = visible();
    section.replaceChildren(
      el("div", { class: "page-head" },
        el("h1", { id: "page-title", text: name }),
        el("nav", { "aria-label": "Pages in order" }, neighbour(-1, "← Previous page"), neighbour(1, "Next page →"))),
      title ? el("p", { class: "quiet", text: title }) : null,
      tools(),
      legend(),
      el("div", { class: "reader" },
        el("div", { class: "side left" }, outline(), pictures()),
        sheet(found),
        el("section", { class: "side panel", tabindex: "0", "aria-labelledby": "findings-title" }, ...list(found))),
    );
  }

  function neighbour(step, words) {
    const next = meta.pages[state.page + step];
    return next ? el("a", { href: address(next[0]), text: words, title: next[0] }) : null;
  }

  function select(id, label, value, options, change) {
    const node = el("select", { id, onchange: (event) => change(event.target.value) },
      ...options.map(([key, text]) => el("option", { value: key, text })));
    node.value = value;
    return el("span", {}, el("label", { for: id, text: label }), " ", node);
  }

  function check(id, label, on, change) {
    const node = el("input", { type: "checkbox", id, onchange: (event) => change(event.target.checked) });
    node.checked = on;
    return el("label", { for: id }, node, label);
  }

  function tools() {
    const rules = [...new Set(detail.f.map((f) => meta.rules[f[0]][0]))].sort();
    const families = [...new Set(rules.map((rule) => rule.split("-")[0]))].sort();
    const places = [...new Set(detail.f.flatMap((f) => [...jurisdictions(f)]))].sort();
    const again = (change) => (value) => {
      change(value);
      const focus = document.activeElement && document.activeElement.id;
      state.chosen = "";
      drawPage();
      if (focus && byId(focus)) byId(focus).focus();
    };
    const level = (name, number) =>
      check("level-" + name, WORDS[name], state.levels.has(number), again((on) => (on ? state.levels.add(number) : state.levels.delete(number))));
    const option = (rule) => [rule, rule];
    return el("div", { class: "tools", role: "group", "aria-label": "What is shown" },
      el("fieldset", {}, el("legend", { text: "Show" }), ...LEVELS.map(level)),
      select("rule-filter", "Rule", state.rule,
        [["", "All rules"], ...families.map((name) => [name, (meta.families[name] || name) + " (all)"]), ...rules.map(option)],
        again((value) => (state.rule = value))),
      select("place-filter", "Clauses of", state.place, [["", "anywhere"], ...places.map((key) => [key, key.toUpperCase()])],
        again((value) => (state.place = value))),
      check("accepted", "Accepted ones too", state.accepted, again((on) => (state.accepted = on))),
      check("shade", "Shade hard sentences", state.shade, again((on) => (state.shade = on))),
      check("keys", "Keyboard", state.keys, again((on) => (state.keys = on))));
  }

  function legend() {
    const key = (name) => el("kbd", { text: name });
    return el("p", { class: "legend" },
      ...LEVELS.map(badge),
      state.shade ? el("span", {}, el("span", { class: "hard", text: "harder than grade " + (meta.target + SLACK) }), " ",
        el("span", { class: "hard very", text: "much harder" })) : null,
      state.keys ? el("span", {}, key("n"), " next finding ", key("p"), " previous ", key("]"), " next page ", key("["), " previous page") : null);
  }

  function outline() {
    const nav = el("nav", { "aria-labelledby": "outline-title" }, el("h2", { id: "outline-title", text: "Headings" }));
    const listed = el("ul", { class: "outline" });
    detail.e.forEach((entry, number) => {
      if (entry[0] !== HEADING) return;
      const level = entry[2] || 2;
      listed.append(el("li", { class: "d" + Math.min(level, 6) }, el("span", { class: "level", text: "H" + level }),
        entry[1] ? el("a", { href: "#entry-" + number, onclick: (event) => jump(event, number), text: entry[1] }) : el("span", { class: "missing", text: "(empty heading)" }),
        ...faults(number, "heading")));
    });
    nav.append(listed.children.length ? listed : el("p", { class: "quiet", text: "No headings." }));
    return nav;
  }

  function faults(entry, kind) {
    return detail.f.filter((f) => f[2] === entry && f[7] === 0 && family(f) === kind)
      .map((f) => el("a", { class: "fault " + LEVELS[f[1]], href: link(f) }, shape(LEVELS[f[1]]), " " + f[5]));
  }

  function jump(event, number) {
    event.preventDefault();
    const node = byId("entry-" + number);
    node.scrollIntoView({ block: "center" });
    node.focus({ preventScroll: true });
  }

  function pictures() {
    const section = el("section", { "aria-labelledby": "images-title" }, el("h2", { id: "images-title", text: "Images" }));
    const rows = el("ul", { class: "images" });
    detail.e.forEach((entry, number) => {
      if (entry[0] === IMAGE) rows.append(el("li", {}, alt(entry), el("span", { class: "file", text: entry[1] }), ...faults(number, "image")));
    });
    section.append(rows.children.length ? rows : el("p", { class: "quiet", text: "No images." }));
    return section;
  }

  function alt(entry) {
    if (entry[4] === null) return el("span", { class: "missing", text: "No alt text" });
    return entry[4] === "" ? el("span", { class: "quiet", text: "Empty alt: decoration" }) : el("span", { text: "“" + entry[4] + "”" });
  }

  const link = (finding) => address(meta.pages[state.page][0], finding[8]);

  function sheet(found) {
    const body = el("article", { class: "sheet", "aria-label": "The page's text" });
    const at = new Map();
    const hard = new Map();
    for (const finding of found) if (finding[2] >= 0) push(at, finding[2], finding);
    if (state.shade) for (const sentence of detail.s) push(hard, sentence[0], sentence);
    const result = el("div", { class: "result" });
    detail.e.forEach((entry, number) => {
      const node = draw(entry, number, at.get(number) || [], hard.get(number) || []);
      (entry[0] === TITLE || entry[0] === DESCRIPTION ? result : body).append(node);
    });
    if (result.children.length) body.prepend(result);
    if (!detail.e.length) body.append(el("p", { class: "quiet", text: "Nothing of this page can be shown." }));
    return body;
  }

  function push(map, key, value) {
    if (!map.has(key)) map.set(key, []);
    map.get(key).push(value);
  }

  function draw(entry, number, found, hard) {
    const [kind, text, level, chrome] = entry;
    const props = { id: "entry-" + number, tabindex: "-1", dir: "auto" };
    if (kind === IMAGE) {
      return el("div", { ...props, class: "picture", dir: "ltr" }, ...found.map(flag), "Image: ", alt(entry), el("span", { class: "file", text }));
    }
    const parts = segments(text, found, hard);
    if (kind === TITLE || kind === DESCRIPTION) {
      return el("p", props, el("span", { class: "label", text: kind === TITLE ? "Title in search results" : "Description in search results" }), ...parts);
    }
    if (kind === HEADING) {
      const tag = el("p", { ...props, class: "h h" + (level || 2) + (chrome ? " chrome" : "") }, el("span", { class: "level", text: "H" + (level || 2) }), ...parts);
      if (!text) tag.append(el("span", { class: "missing", text: "(empty heading)" }));
      return tag;
    }
    const name = { [ITEM]: "item", [QUOTE]: "quote", [CELL]: "cell" }[kind] || "";
    return el("p", { ...props, class: (name + (chrome ? " chrome" : "")).trim() || null }, ...parts);
  }

  // The text cut wherever a finding or a hard sentence begins or ends; places count code points, so the text is cut as such.
  function segments(text, found, hard) {
    const chars = Array.from(text);
    const cuts = new Set([0, chars.length]);
    for (const f of found) cuts.add(f[3]).add(f[4]);
    for (const s of hard) cuts.add(s[1]).add(s[2]);
    const edges = [...cuts].filter((cut) => cut <= chars.length).sort((a, b) => a - b);
    const parts = [];
    edges.forEach((start, number) => {
      parts.push(...found.filter((f) => f[3] === start).map(flag));
      const end = edges[number + 1];
      if (end === undefined) return;
      let node = document.createTextNode(chars.slice(start, end).join(""));
      const over = found.filter((f) => f[3] <= start && f[4] >= end && f[4] > f[3]);
      if (over.length) {
        const worst = Math.min(...over.map((f) => f[1]));
        node = el("mark", { class: LEVELS[worst], "data-findings": over.map((f) => f[8]).join(" ") }, node);
      }
      const sentence = hard.find((s) => s[1] <= start && s[2] >= end);
      if (sentence) {
        const very = sentence[3] > meta.target + VERY_HARD;
        node = el("span", { class: "hard" + (very ? " very" : ""), title: "This sentence alone: school grade " + sentence[3] }, node);
      }
      parts.push(node);
    });
    return parts;
  }

  function flag(finding) {
    const level = LEVELS[finding[1]];
    return el("a", { class: "flag " + level, href: link(finding), "data-finding": finding[8], "aria-label": WORDS[level] + ": " + meta.rules[finding[0]][0], title: finding[5] }, shape(level));
  }

  function list(found) {
    const open = found.filter((f) => f[7] === 0).length;
    const heading = el("h2", { id: "findings-title", text: "Findings" });
    const count = el("p", { class: "quiet", role: "status", id: "findings-count", text: found.length + " shown of " + detail.f.length + (open < found.length ? ", " + (found.length - open) + " accepted" : "") });
    return [heading, count, el("ol", { class: "findings" }, ...found.map(card))];
  }

  function card(finding) {
    const [rule, , , , , message, suggestion, ignored, id, line, cites, related, excerpt] = finding;
    const [name, wished, why, remedy] = meta.rules[rule];
    const level = LEVELS[finding[1]];
    const claim = detail.c.find((c) => c.at >= 0 && detail.f[c.at] === finding);
    const facts = el("dl", {});
    const fact = (term, ...value) => facts.append(el("dt", { text: term }), el("dd", {}, ...value));
    if (claim) fact("Support", meta.levels[claim.support] + (claim.source ? ": " + claim.source : ""));
    if (why || wished) fact("Why", why || wished);
    if (remedy) fact("What would settle it", remedy[0].toUpperCase() + remedy.slice(1) + ".");
    if (suggestion) fact("Words that could stand there", el("span", { class: "try", text: suggestion }));
    const cited = meta.cites[cites].filter((cite) => cite[1]);
    if (cited.length) fact("Says who", ...cited.flatMap((cite, number) => [number ? "; " : "", source(cite)]));
    for (const [words, path, at] of related) fact("See also", el("a", { href: address(path), text: path + ", line " + at }), ": " + words);
    return el("li", { class: level, id: "card-" + id, tabindex: "-1" },
      el("p", { class: "head" }, badge(level), el("a", { href: link(finding), text: name }), el("span", { class: "quiet", text: "line " + line })),
      excerpt ? el("p", { class: "file", text: excerpt }) : null,
      el("p", { text: message[0].toUpperCase() + message.slice(1) + "." }),
      ignored === 0 ? null : el("p", { class: "try", text: "Accepted: " + ignored }),
      el("details", { open: claim !== undefined }, el("summary", { text: "Why, and what to do" }), facts));
  }

  function source(cite) {
    const words = cite[1] + (cite[2] ? ", " + cite[2] : "");
    return /^https?:\/\//.test(cite[3]) ? el("a", { href: cite[3], rel: "noreferrer noopener", text: words }) : words;
  }

  function choose(id, far) {
    for (const node of document.querySelectorAll("#page .chosen")) node.classList.remove("chosen");
    const mark = document.querySelector('#page .flag[data-finding="' + CSS.escape(id) + '"]');
    const told = byId("card-" + id);
    if (!told) return;
    state.chosen = id;
    told.classList.add("chosen");
    told.querySelector("details").open = true;
    for (const node of document.querySelectorAll("#page mark[data-findings]")) {
      if (node.dataset.findings.split(" ").includes(id)) node.classList.add("chosen");
    }
    const panel = told.closest(".panel");
    panel.scrollTop = told.offsetTop - panel.offsetTop - 40;
    const target = mark || told;
    if (mark) mark.classList.add("chosen");
    target.focus({ preventScroll: true });
    if (far) target.scrollIntoView({ block: "center" });
  }

  function keyboard(event) {
    if (!state.keys || byId("page").hidden || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    const step = { n: 1, p: -1 }[event.key];
    const turn = { "]": 1, "[": -1 }[event.key];
    if (step) {
      const ids = visible().map((f) => f[8]);
      const now = ids.indexOf(state.chosen);
      const next = ids[now < 0 ? (step > 0 ? 0 : ids.length - 1) : (now + step + ids.length) % ids.length];
      if (next) location.hash = address(meta.pages[state.page][0], next);
      event.preventDefault();
    }
    if (turn && meta.pages[state.page + turn]) location.hash = address(meta.pages[state.page + turn][0]);
  }

  // ---- the ledger

  async function openLedger() {
    if (ledger.rows) return;
    const found = [];
    for (let number = 0; number * meta.together < meta.pages.length; number++) {
      const pages = await chunk(number);
      pages.forEach((page, at) => {
        const path = meta.pages[number * meta.together + at][0];
        for (const claim of page.c) found.push(row(page, path, claim));
      });
    }
    ledger.rows = found;
    drawLedgerTools();
    drawLedger();
  }

  function row(page, path, claim) {
    const chars = Array.from(claim.entry >= 0 ? page.e[claim.entry][1] : claim.sentence || "");
    const cut = (start, end) => chars.slice(start, end).join("");
    const part = claim.entry >= 0 ? [cut(claim.first, claim.start), cut(claim.start, claim.end), cut(claim.end, claim.last)] : [cut(0), "", ""];
    const finding = claim.at >= 0 ? page.f[claim.at] : null;
    const cites = finding ? meta.cites[finding[10]] : [];
    return {
      ...claim, part, path, cites, id: finding ? finding[8] : "", sentence: part.join(""),
      category: meta.rules[claim.rule][0].replace(/^claim-/, "").replace(/-/g, " "),
      clause: cites.map((cite) => (cite[1] ? cite[5] + (cite[2] ? ", " + cite[2] : "") : cite[0])).join("; "),
      status: meta.decisions[claim.decision],
    };
  }

  const COLUMNS = [
    ["Severity", (r) => r.level], ["Sentence", (r) => r.sentence], ["Claim", (r) => r.category], ["Support", (r) => r.support],
    ["Status", (r) => r.status + r.reason], ["Clause", (r) => r.clause], ["Place", (r) => r.path + String(r.line).padStart(7)],
  ];

  function chosenRows() {
    const open = new Set(ledger.status === "open" ? ["report", "look"] : [ledger.status]);
    const text = ledger.text.toLowerCase();
    const rows = ledger.rows.filter(
      (r) =>
        (ledger.status === "" || open.has(r.decision)) && (ledger.level === "" || r.level === Number(ledger.level)) &&
        (!ledger.category || r.category === ledger.category) && (ledger.support === "" || r.support === Number(ledger.support)) &&
        (!ledger.place || r.cites.some((cite) => cite[4] === ledger.place)) &&
        (!text || (r.sentence + " " + r.path + " " + r.reason).toLowerCase().includes(text)),
    );
    const [, key] = COLUMNS[ledger.sort];
    const way = ledger.down ? -1 : 1;
    return rows.map((r) => [key(r), r]).sort(([a], [b]) => way * (a < b ? -1 : a > b ? 1 : 0)).map(([, r]) => r);
  }

  function drawLedgerTools() {
    const again = (name) => (value) => {
      ledger[name] = value;
      ledger.shown = STEP;
      drawLedger();
    };
    const known = (of) => [...new Set(ledger.rows.flatMap(of))].sort();
    const same = (value) => [value, value];
    byId("ledger-tools").replaceChildren(
      select("ledger-status", "Status", ledger.status, [["open", "Open and to look at"], ["report", "Open"], ["look", "To look at"], ["settled", "Accepted"], ["cleared", "Not reported"], ["", "All"]], again("status")),
      select("ledger-level", "Severity", "", [["", "All"], ...LEVELS.map((name, number) => [String(number), WORDS[name]])], again("level")),
      select("ledger-category", "Claim", "", [["", "All"], ...known((r) => [r.category]).map(same)], again("category")),
      select("ledger-support", "Support", "", [["", "Any"], ...meta.levels.map((name, number) => [String(number), name])], again("support")),
      select("ledger-place", "Clauses of", "", [["", "anywhere"], ...known((r) => r.cites.map((cite) => cite[4]).filter(Boolean)).map((key) => [key, key.toUpperCase()])], again("place")),
      el("span", {}, el("label", { for: "ledger-text", text: "Words" }), " ", el("input", { type: "search", id: "ledger-text", autocomplete: "off", oninput: (event) => again("text")(event.target.value) })),
      el("button", { type: "button", id: "ledger-csv", text: "Save as CSV", onclick: saveCsv }),
      el("button", { type: "button", id: "ledger-print", text: "Print", onclick: () => window.print() }),
      el("span", { id: "ledger-count", role: "status" }),
    );
    const heads = byId("ledger").tHead.rows[0].cells;
    COLUMNS.forEach(([name], number) => {
      heads[number].replaceChildren(el("button", { type: "button", text: name, onclick: () => sortLedger(number) }));
    });
  }

  function sortLedger(number) {
    ledger.down = ledger.sort === number && !ledger.down;
    ledger.sort = number;
    drawLedger();
  }

  function drawLedger(all) {
    const rows = chosenRows();
    const shown = all ? rows : rows.slice(0, ledger.shown);
    const heads = byId("ledger").tHead.rows[0].cells;
    COLUMNS.forEach((_, number) => {
      if (number === ledger.sort) heads[number].setAttribute("aria-sort", ledger.down ? "descending" : "ascending");
      else heads[number].removeAttribute("aria-sort");
    });
    byId("ledger").tBodies[0].replaceChildren(...shown.map(ledgerRow));
    byId("ledger-count").textContent = rows.length + " of " + ledger.rows.length + " claims";
    const old = byId("ledger-more");
    if (old) old.remove();
    if (shown.length < rows.length) {
      byId("ledger-region").after(el("button", { type: "button", id: "ledger-more", text: "Show " + Math.min(STEP, rows.length - shown.length) + " more",
        onclick: () => { ledger.shown += STEP; drawLedger(); } }));
    }
  }

  function ledgerRow(r) {
    const [before, words, after] = r.part;
    return el("tr", {},
      el("td", {}, badge(LEVELS[r.level])),
      el("td", { class: "claim" }, el("q", { dir: "auto" }, before, words ? el("mark", { text: words }) : null, after)),
      el("td", { text: r.category }),
      el("td", {}, meta.levels[r.support], r.source ? el("span", { class: "source", text: r.source }) : null),
      el("td", {}, r.status, r.reason ? el("span", { class: "reason", text: r.reason }) : null),
      el("td", { class: "clauses", text: r.clause }),
      el("td", {}, el("a", { href: address(r.path, r.id), text: r.path + ", line " + r.line })));
  }

  // A cell that begins like a formula gets an apostrophe (CWE-1236).
  const cell = (value) => '"' + String(value).replace(/^(?=\s*[=+\-@＝＋－＠])/, "'").replace(/"/g, '""') + '"';

  function csv() {
    const head = ["severity", "sentence", "claim", "support", "source", "status", "reason", "clause", "page", "line", "fingerprint"];
    const lines = chosenRows().map((r) => [WORDS[LEVELS[r.level]], r.sentence, r.category, meta.levels[r.support], r.source, r.status, r.reason, r.clause, r.path, r.line, r.id]);
    return [head, ...lines].map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
  }

  function saveCsv() {
    const url = URL.createObjectURL(new Blob(["\ufeff" + csv()], { type: "text/csv" }));
    el("a", { href: url, download: "claims.csv" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }

  // ---- the table of pages

  function sortablePages() {
    const table = document.querySelector("#pages table");
    const value = (tr, column) => {
      const text = tr.cells[column].textContent;
      return column === 0 ? text : Number.isNaN(parseFloat(text)) ? -1 : parseFloat(text);
    };
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const words = head.textContent;
      head.replaceChildren(el("button", { type: "button", text: words, onclick: () => {
        const down = head.getAttribute("aria-sort") === (column ? null : "ascending") || head.getAttribute("aria-sort") === "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...table.tBodies[0].rows].map((tr) => [value(tr, column), tr]);
        rows.sort(([a], [b]) => (down ? -1 : 1) * (a < b ? -1 : a > b ? 1 : 0));
        table.tBodies[0].append(...rows.map(([, tr]) => tr));
      } }));
    });
    byId("page-filter").addEventListener("input", (event) => {
      const text = event.target.value.toLowerCase();
      let count = 0;
      for (const tr of table.tBodies[0].rows) {
        tr.hidden = !tr.cells[0].textContent.toLowerCase().includes(text);
        count += tr.hidden ? 0 : 1;
      }
      byId("page-count").textContent = count + " shown";
    });
  }

  async function start() {
    if (typeof DecompressionStream === "undefined") return;
    meta = await unpack("meta");
    document.documentElement.classList.add("scripted");
    sortablePages();
    window.addEventListener("hashchange", route);
    window.addEventListener("beforeprint", () => ledger.rows && drawLedger(true));
    window.addEventListener("afterprint", () => ledger.rows && drawLedger());
    document.addEventListener("keydown", keyboard);
    await route();
  }

  start();
})();
