// A browser on the record, which writes down whatever goes wrong in it.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const require = createRequire(join(process.env.MODULES, "package.json"));
const { chromium } = require("playwright-core");

export const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
export const input = () => JSON.parse(readFileSync(0, "utf8"));
export const output = (found) => process.stdout.write(JSON.stringify(found));

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

// Gives a page in a browser to a function; then what it gives back, with the faults that were seen: an error on the console,
// a script that failed, a request that left the host or had no answer.
export async function open(address, options, visit) {
  const browser = await chromium.launch({ executablePath: process.env.BROWSER, args: FLAGS });
  try {
    const context = await browser.newContext({ baseURL: address, timezoneId: "Asia/Tokyo", locale: "en-GB", reducedMotion: "reduce", ...options });
    const page = await context.newPage();
    const faults = [];
    const fault = (what) => faults.push(`${page.url()}: ${what}`);
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && fault(message.text()));
    page.on("pageerror", (error) => fault(error.message));
    page.on("request", (request) => request.url().startsWith(`${address}/`) || fault(`asks for ${request.url()}`));
    page.on("requestfailed", (request) => {
      const why = request.failure()?.errorText;
      // What is saved as a file is no longer waited for as a page.
      if (why !== "net::ERR_ABORTED") fault(`${request.url()} failed: ${why}`);
    });
    const found = await visit(page);
    return { ...found, faults };
  } finally {
    await browser.close();
  }
}
