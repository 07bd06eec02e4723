// Which view is shown: the address tells.

const VIEWS = ["overview", "pages", "claims", "limits"];
const REPORT = document.title;
let routed = false;

async function route() {
  const hash = location.hash.slice(1);
  const query = new URLSearchParams(hash.startsWith("page=") ? hash : "");
  const page = meta.pages.find(({ name }) => name === query.get("page"));
  const view = page ? "page" : VIEWS.includes(hash) ? hash : "overview";
  if (page) openPage(page, query.get("finding") || "");
  show(view);
  document.title = (page ? (page.title || page.name) + " – " : "") + REPORT;
  if (view === "claims") await openLedger();
  if (page && state.chosen) choose(state.chosen, true);
  else {
    // The browser goes to the place of the address by itself, which is the middle of a view that was just put together.
    requestAnimationFrame(() => window.scrollTo(0, 0));
    if (routed) byId("main").focus({ preventScroll: true });
  }
  routed = true;
  document.documentElement.dataset.view = view;
}

function show(view) {
  for (const section of document.querySelectorAll(".view")) section.classList.toggle("current", section.id === view);
  byId("page").hidden = view !== "page";
  for (const tab of document.querySelectorAll(".tabs a")) {
    if (tab.hash === "#" + (view === "page" ? "pages" : view)) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
}

// On paper all rows stand, and all that a click would open.
function printing(all) {
  for (const node of document.querySelectorAll("#page details")) {
    if (all && !node.open) node.dataset.closed = "";
    if (node.dataset.closed === "") node.open = all;
    if (!all) delete node.dataset.closed;
  }
  fill(document.querySelector("#pages table"), pages, all);
  if (ledger.all) fill(byId("ledger"), ledger, all);
}

readMeta();
document.documentElement.classList.add("scripted");
drawPages();
window.addEventListener("hashchange", route);
window.addEventListener("beforeprint", () => printing(true));
window.addEventListener("afterprint", () => printing(false));
document.addEventListener("keydown", pressed);
route();
