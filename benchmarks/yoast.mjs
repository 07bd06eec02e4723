// Yoast SEO content analysis of each page: node yoast.mjs PAGE…
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const require = createRequire(`${process.cwd()}/`);
const { Paper } = require("yoastseo");
const ContentAssessor = require("yoastseo/build/scoring/assessors/contentAssessor").default;
const Researcher = require("yoastseo/build/languageProcessing/languages/en/Researcher").default;
for (const path of process.argv.slice(2)) {
  const html = readFileSync(path, "utf8");
  const paper = new Paper(html, { locale: "en_US" });
  const assessor = new ContentAssessor(new Researcher(paper));
  assessor.assess(paper);
  console.log(path, assessor.getValidResults().length);
}
