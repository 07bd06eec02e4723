// The page's own text, with findings and hard sentences marked in place.

const VERY_HARD = 6; // grades above the target from which a sentence is shaded darker

function sheet(found) {
  const body = el("article", { class: "sheet", "aria-label": "The page's text" });
  const at = new Map();
  const hard = new Map();
  for (const f of found) if (f.entry >= 0) push(at, f.entry, f);
  if (state.shade) for (const sentence of state.detail.hard) push(hard, sentence.entry, sentence);
  const result = el("div", { class: "result" });
  state.detail.entries.forEach((entry, number) => {
    const node = drawn(entry, number, at.get(number) || [], hard.get(number) || []);
    (entry.kind === TITLE || entry.kind === DESCRIPTION ? result : body).append(node);
  });
  if (result.children.length) body.prepend(result);
  if (!state.detail.entries.length) body.append(el("p", { class: "quiet", text: "Nothing of this page can be shown." }));
  return body;
}

function push(map, key, value) {
  if (!map.has(key)) map.set(key, []);
  map.get(key).push(value);
}

function drawn(entry, number, found, hard) {
  const { kind, text, level, chrome } = entry;
  const props = { id: "entry-" + number, tabindex: "-1", dir: "auto" };
  if (kind === IMAGE) {
    return el("div", { ...props, class: "picture", dir: "ltr" }, ...found.map(flag), "Image: ", alt(entry), el("span", { class: "file", text }));
  }
  const parts = segments(text, found, hard);
  if (kind === TITLE || kind === DESCRIPTION) {
    return el("p", props, el("span", { class: "label", text: kind === TITLE ? "Title in search results" : "Description in search results" }), ...parts);
  }
  if (kind === HEADING) {
    const size = level || 2;
    return el("p", { ...props, class: "h h" + size + (chrome ? " chrome" : "") }, el("span", { class: "level", text: "H" + size }), ...parts,
      text ? null : el("span", { class: "missing", text: "(empty heading)" }));
  }
  const name = { [ITEM]: "item", [QUOTE]: "quote", [CELL]: "cell" }[kind] || "";
  return el("p", { ...props, class: (name + (chrome ? " chrome" : "")).trim() || null }, ...parts);
}

// The text cut wherever a finding or a hard sentence begins or ends; places count code points, so the text is cut as such.
function segments(text, found, hard) {
  const chars = Array.from(text);
  const edges = [...new Set([0, chars.length, ...[...found, ...hard].flatMap((place) => [place.start, place.end])])]
    .filter((cut) => cut <= chars.length).sort((a, b) => a - b);
  return edges.flatMap((start, number) => {
    const parts = found.filter((f) => f.start === start).map(flag);
    const end = edges[number + 1];
    if (end !== undefined) parts.push(segment(chars.slice(start, end).join(""), start, end, found, hard));
    return parts;
  });
}

function segment(words, start, end, found, hard) {
  let node = document.createTextNode(words);
  const over = found.filter((f) => f.start <= start && f.end >= end && f.end > f.start);
  if (over.length) {
    const worst = Math.min(...over.map((f) => f.level));
    node = el("mark", { class: LEVELS[worst], "data-findings": over.map((f) => f.id).join(" ") }, node);
  }
  const sentence = hard.find((place) => place.start <= start && place.end >= end);
  if (!sentence) return node;
  const very = sentence.grade > meta.target + VERY_HARD;
  return el("span", { class: "hard" + (very ? " very" : ""), title: "This sentence alone: school grade " + sentence.grade }, node);
}

function flag(f) {
  const level = LEVELS[f.level];
  return el("a", { class: "flag " + level, href: link(f), "data-finding": f.id, "aria-label": WORDS[level] + ": " + f.rule, title: f.message }, shape(level));
}
