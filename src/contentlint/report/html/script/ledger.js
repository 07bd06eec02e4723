// The ledger of claims.

const chosen = { level: "", category: "", status: "open", support: "", place: "", text: "" };
const ledger = {
  all: null, shown: STEP, sort: 0, down: false, more: null, rows: chosenClaims, draw: claimRow,
  told: (count) => count + " of " + ledger.all.length + " claims",
  columns: [
    ["Severity", (r) => r.level], ["Sentence", (r) => r.sentence], ["Claim", (r) => r.category], ["Support", (r) => r.support],
    ["Status", (r) => r.status + r.reason], ["Clause", (r) => r.clause], ["Place", (r) => r.name + String(r.line).padStart(7)],
  ],
};

async function openLedger() {
  if (ledger.all) return;
  const count = el("span", { id: "ledger-count", role: "status" });
  byId("ledger-tools").replaceChildren(count);
  const found = [];
  for (let group = 0; group < meta.first.length; group++) {
    pagesOf(group).forEach((page, at) => {
      for (const claim of page.claims) found.push(listed(page, meta.pages[meta.first[group] + at].name, claim));
    });
    count.textContent = "Reading the claims: " + Math.round((100 * (group + 1)) / meta.first.length) + "%";
    await new Promise((done) => setTimeout(done));
  }
  ledger.all = found;
  ledger.count = count;
  drawLedgerTools(count);
  sortable(byId("ledger"), ledger);
  fill(byId("ledger"), ledger);
}

function listed(page, name, claim) {
  const chars = Array.from(claim.entry >= 0 ? page.entries[claim.entry].text : claim.sentence || "");
  const cut = (start, end) => chars.slice(start, end).join("");
  const part = claim.entry >= 0 ? [cut(claim.first, claim.start), cut(claim.start, claim.end), cut(claim.end, claim.last)] : [cut(0), "", ""];
  const cites = claim.finding ? claim.finding.cites : [];
  return {
    ...claim, part, name, cites, id: claim.finding ? claim.finding.id : "", sentence: part.join(""), status: meta.decisions[claim.decision],
    clause: cites.map((cite) => (cite[1] ? cite[5] + (cite[2] ? ", " + cite[2] : "") : cite[0])).join("; "),
  };
}

function chosenClaims() {
  const open = chosen.status === "open" ? ["report", "look"] : [chosen.status];
  const text = chosen.text.toLowerCase();
  return ledger.all.filter(
    (r) =>
      (chosen.status === "" || open.includes(r.decision)) && (chosen.level === "" || r.level === Number(chosen.level)) &&
      (!chosen.category || r.category === chosen.category) && (chosen.support === "" || r.support === Number(chosen.support)) &&
      (!chosen.place || jurisdictions(r.cites).includes(chosen.place)) &&
      (!text || (r.sentence + " " + r.name + " " + r.reason).toLowerCase().includes(text)),
  );
}

function drawLedgerTools(count) {
  const again = (name) => (value) => {
    chosen[name] = value;
    ledger.shown = STEP;
    fill(byId("ledger"), ledger);
  };
  const known = (of) => [...new Set(ledger.all.flatMap(of))].sort();
  const search = el("input", { type: "search", id: "ledger-text", autocomplete: "off", oninput: (event) => again("text")(event.target.value) });
  byId("ledger-tools").replaceChildren(
    choice("ledger-status", "Status", chosen.status, [["open", "Open and to look at"], ["report", "Open"], ["look", "To look at"], ["settled", "Accepted"], ["cleared", "Not reported"], ["", "All"]], again("status")),
    choice("ledger-level", "Severity", "", [["", "All"], ...LEVELS.map((name, number) => [String(number), WORDS[name]])], again("level")),
    choice("ledger-category", "Claim", "", [["", "All"], ...known((r) => [r.category]).map((value) => [value, value])], again("category")),
    choice("ledger-support", "Support", "", [["", "Any"], ...meta.levels.map((name, number) => [String(number), name])], again("support")),
    choice("ledger-place", "Clauses of", "", [["", "anywhere"], ...known((r) => jurisdictions(r.cites)).map((key) => [key, key.toUpperCase()])], again("place")),
    el("span", { class: "field" }, el("label", { for: "ledger-text", text: "Words" }), search),
    el("button", { type: "button", id: "ledger-csv", text: "Save as CSV", onclick: saveCsv }),
    el("button", { type: "button", id: "ledger-print", text: "Print", onclick: () => window.print() }),
    count,
  );
}

function claimRow(r) {
  const [before, words, after] = r.part;
  return el("tr", {},
    el("td", {}, badge(LEVELS[r.level])),
    el("td", { class: "claim" }, el("q", { dir: "auto" }, before, words ? el("mark", { text: words }) : null, after)),
    el("td", { text: r.category }),
    el("td", {}, meta.levels[r.support], r.source ? el("span", { class: "source", text: r.source }) : null),
    el("td", {}, r.status, r.reason ? el("span", { class: "reason", text: r.reason }) : null),
    el("td", { class: "clauses", text: r.clause }),
    el("td", {}, el("a", { href: address(r.name, r.id), text: r.name + ", line " + r.line })));
}

// A cell that begins like a formula gets an apostrophe (CWE-1236).
const cell = (value) => '"' + String(value).replace(/^(?=\s*[=+\-@＝＋－＠])/, "'").replace(/"/g, '""') + '"';

function csv() {
  const head = ["severity", "sentence", "claim", "support", "source", "status", "reason", "clause", "page", "line", "fingerprint"];
  const lines = sorted(ledger).map((r) => [WORDS[LEVELS[r.level]], r.sentence, r.category, meta.levels[r.support], r.source, r.status, r.reason, r.clause, r.name, r.line, r.id]);
  return [head, ...lines].map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
}

function saveCsv() {
  const url = URL.createObjectURL(new Blob(["\ufeff" + csv()], { type: "text/csv" }));
  el("a", { href: url, download: "claims.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
