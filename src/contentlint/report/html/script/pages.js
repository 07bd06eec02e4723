// The table of all pages; without scripts it holds those that need work most.

const asked = { text: "" };
const pages = {
  shown: STEP, sort: null, down: false, more: null, draw: pageRow, count: byId("page-count"),
  rows: () => meta.worst.filter((page) => (page.name + " " + page.title).toLowerCase().includes(asked.text)),
  told: (count) => count + " of " + meta.pages.length + " pages",
  columns: [
    ["Page", (page) => page.name], ["School grade", (page) => (page.grade === null ? -1 : page.grade), true],
    ...LEVELS.map((name, number) => [WORDS[name], (page) => page.counts[number], true]), ["Open claims", (page) => page.claims, true],
  ],
};

// In the order of tally.py: the most errors first, then the most warnings, and so on.
function byNeed(one, other) {
  const level = LEVELS.findIndex((_, number) => one.counts[number] !== other.counts[number]);
  return level >= 0 ? other.counts[level] - one.counts[level] : one.name < other.name ? -1 : 1;
}

function drawPages() {
  const table = document.querySelector("#pages table");
  meta.worst = [...meta.pages].sort(byNeed);
  sortable(table, pages);
  fill(table, pages);
  byId("page-filter").addEventListener("input", (event) => {
    asked.text = event.target.value.toLowerCase();
    pages.shown = STEP;
    fill(table, pages);
  });
}

function pageRow(page) {
  const above = page.grade !== null && Math.round(page.grade) > meta.target;
  const count = (value) => el("td", { class: value ? "n" : "n zero", text: value });
  return el("tr", {},
    el("th", { scope: "row" }, el("a", { href: address(page.name), text: page.name }), page.title ? el("span", { class: "title", dir: "auto", text: page.title }) : null),
    el("td", { class: "n" }, page.grade === null ? el("span", { class: "quiet", text: "–" }) : page.grade.toFixed(1),
      above ? el("span", { class: "above-mark", text: "above" }) : null),
    ...page.counts.map(count), count(page.claims));
}
