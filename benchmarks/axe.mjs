// axe-core in jsdom on each page: node axe.mjs PAGE…
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const require = createRequire(`${process.cwd()}/`);
const { JSDOM, VirtualConsole } = require("jsdom");
const source = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
for (const path of process.argv.slice(2)) {
  const dom = new JSDOM(readFileSync(path, "utf8"), { runScripts: "outside-only", virtualConsole: new VirtualConsole() });
  dom.window.eval(source);
  const result = await dom.window.axe.run(dom.window.document, { rules: { "color-contrast": { enabled: false } } });
  console.log(path, result.violations.length);
  dom.window.close();
}
