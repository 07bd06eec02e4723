// Parts of the page. What comes from a website is put in as text (textContent), never as markup; the policy in the head forbids the rest.

const LEVELS = ["error", "warning", "info", "look"];
const WORDS = { error: "Error", warning: "Warning", info: "Note", look: "To look at" };
const SVG = "http://www.w3.org/2000/svg";
const STEP = 200; // rows of a table that are shown at once
const byId = (id) => document.getElementById(id);

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

function choice(id, label, value, options, change) {
  const node = el("select", { id, onchange: (event) => change(event.target.value) },
    ...options.map(([key, text]) => el("option", { value: key, text })));
  node.value = value;
  return el("span", { class: "field" }, el("label", { for: id, text: label }), node);
}

function tick(id, label, on, change) {
  const node = el("input", { type: "checkbox", id, onchange: (event) => change(event.target.checked) });
  node.checked = on;
  return el("label", { for: id }, node, label);
}

// Addresses: #overview, #pages, #claims, #limits, #page=<address>, #page=<address>&finding=<fingerprint>
const address = (name, finding) =>
  "#page=" + encodeURIComponent(name) + (finding ? "&finding=" + encodeURIComponent(finding) : "");

// A table that is sorted by its heads and grows by a button: `view` has rows, columns ([name, key, down first]), sort, down, draw.
function sortable(table, view) {
  const heads = [...table.tHead.rows[0].cells];
  view.columns.forEach(([name, , downFirst], number) => {
    const sort = () => {
      view.down = view.sort === number ? !view.down : Boolean(downFirst);
      view.sort = number;
      fill(table, view);
    };
    heads[number].dataset.name = name;
    heads[number].replaceChildren(el("button", { type: "button", text: name, onclick: sort }));
  });
}

function sorted(view) {
  const rows = view.rows();
  if (view.sort === null) return rows;
  const key = view.columns[view.sort][1];
  const way = view.down ? -1 : 1;
  return rows.map((row) => [key(row), row]).sort(([a], [b]) => way * (a < b ? -1 : a > b ? 1 : 0)).map(([, row]) => row);
}

function fill(table, view, all) {
  const rows = sorted(view);
  const shown = all ? rows : rows.slice(0, view.shown);
  [...table.tHead.rows[0].cells].forEach((head, number) => {
    if (number === view.sort) head.setAttribute("aria-sort", view.down ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  });
  table.tBodies[0].replaceChildren(...shown.map(view.draw));
  view.count.textContent = view.told(rows.length);
  if (view.more) view.more.remove();
  view.more = null;
  const left = rows.length - shown.length;
  if (left <= 0) return;
  const grow = () => {
    view.shown += STEP;
    fill(table, view);
    (view.more || table).focus();
  };
  view.more = el("button", { type: "button", class: "more", text: "Show " + Math.min(STEP, left) + " more of " + left, onclick: grow });
  table.parentElement.after(view.more);
}
