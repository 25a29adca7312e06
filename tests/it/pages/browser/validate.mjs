// Holds pages against the HTML standard.
import { createRequire } from "node:module";
import { join } from "node:path";
import { readFileSync } from "node:fs";

const { HtmlValidate, StaticConfigLoader } = createRequire(join(process.env.MODULES, "package.json"))("html-validate");

const validator = new HtmlValidate(new StaticConfigLoader({
  extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
  // The files are our own, from the same server.
  rules: { "require-sri": ["error", { target: "crossorigin" }] },
}));
const pages = JSON.parse(readFileSync(0, "utf8"));
const faults = [];
for (const [path, html] of Object.entries(pages)) {
  const { results } = await validator.validateString(html, path);
  for (const { messages } of results) {
    for (const { ruleId, message, line, column } of messages) faults.push(`${path}:${line}:${column}: ${message} (${ruleId})`);
  }
}
process.stdout.write(JSON.stringify(faults));
