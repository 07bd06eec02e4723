// What the file holds of the pages, unpacked when it is asked for (packing.py tells how it is packed).

const HEADING = 1, ITEM = 2, QUOTE = 3, CELL = 4, IMAGE = 5, TITLE = 6, DESCRIPTION = 7;
const DECISIONS = ["report", "look", "settled", "cleared"];
const SAME = "\u0001"; // in a message: the words that are marked
const meta = {};
const groups = new Map();

function readMeta() {
  Object.assign(meta, JSON.parse(unpacked("meta")));
  const [names, titles, grades, ...counts] = meta.pages;
  meta.pages = names.map((name, number) => ({
    number, name, title: titles[number], grade: grades[number], words: counts[0][number],
    counts: counts.slice(1, 5).map((column) => column[number]), claims: counts[5][number],
  }));
}

const told = (text) => (typeof text === "number" ? meta.texts[text] : text);

function summed(rows, ...columns) {
  for (const column of columns) {
    let total = 0;
    for (const row of rows) row[column] = total += row[column];
  }
  return rows;
}

// The rows of each page, from columns that hold those of all pages of a group.
function byPage(columns, counts) {
  let at = 0;
  return counts.map((count) => {
    const from = at;
    at += count;
    return Array.from({ length: count }, (_, row) => columns.map((column) => column[from + row]));
  });
}

function pagesOf(number) {
  if (!groups.has(number)) {
    const [json, ...texts] = unpacked("group-" + number).split("\n");
    const group = JSON.parse(json);
    const parts = ["e", "f", "c", "s"].map((name, table) => byPage(group[name], group.n[table]));
    groups.set(number, group.ids.map((ids, page) => unfolded(parts.map((part) => part[page]), ids, texts, group.alts)));
  }
  return groups.get(number);
}

function unfolded([entries, findings, claims, hard], ids, texts, alts) {
  const page = {
    entries: entries.map(([kind, level, chrome]) => ({ kind, level, chrome, text: texts.shift(), alt: kind === IMAGE ? alts.shift() : null })),
    hard: summed(hard, 0).map(([entry, start, length, grade]) => ({ entry, start, end: start + length, grade })),
  };
  const width = findings.length ? ids.length / findings.length : 0;
  page.findings = summed(findings, 2, 8).map((row, number) => finding(page, row, ids.slice(number * width, (number + 1) * width)));
  page.claims = claims.map((row) => claim(page, row));
  return page;
}

function finding(page, row, id) {
  const [rule, level, entry, start, length, message, suggestion, ignored, line, cites, related, excerpt] = row;
  const words = () => Array.from(page.entries[entry].text).slice(start, start + length).join("");
  return {
    id, rule: meta.rules[rule][0], doc: meta.rules[rule], level, entry, start, end: start + length, line, excerpt,
    message: told(message).replace(SAME, () => excerpt || words()), suggestion: told(suggestion),
    accepted: ignored === -1 ? null : told(ignored), cites: meta.cites[cites],
    related: (related || []).map(([text, name, at]) => ({ text: told(text), name, line: at })),
  };
}

function claim(page, row) {
  const [rule, at, entry, start, length, line, severity, first, size, support, decision, reason, source, sentence] = row;
  const own = at >= 0 ? page.findings[at] : { entry, start, end: start + length, line, level: DECISIONS[decision] === "look" ? 3 : severity };
  return {
    category: meta.rules[rule][0].replace(/^claim-/, "").replace(/-/g, " "), finding: at >= 0 ? page.findings[at] : null,
    entry: own.entry, start: own.start, end: own.end, line: own.line, level: own.level, first, last: first + size,
    support, decision: DECISIONS[decision], reason: told(reason), source, sentence,
  };
}

function pageDetail(number) {
  let group = meta.first.length - 1;
  while (meta.first[group] > number) group--;
  return pagesOf(group)[number - meta.first[group]];
}

const family = (f) => f.rule.split("-")[0];
const jurisdictions = (cites) => [...new Set(cites.map((cite) => cite[4]).filter(Boolean))];
