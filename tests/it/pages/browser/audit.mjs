// Looks at every page at one width and in one scheme: what keeps people out, what is wider than its place. Where a folder for
// pictures is given, each page is drawn into it too.
import { join } from "node:path";
import { axe, input, open, output } from "./open.mjs";

const { address, paths, width, scheme, pictures } = input();
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

output(await open(address, { viewport: { width, height: 900 }, colorScheme: scheme }, async (page) => {
  const barriers = [];
  const wide = [];
  for (const path of paths) {
    await page.goto(path);
    if (pictures) {
      const name = path.replaceAll(/[^A-Za-z0-9]+/g, "-").replace(/^-/, "") || "table";
      await page.screenshot({ path: join(pictures, `${name}-${width}-${scheme}.png`), fullPage: true });
    }
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
    await page.evaluate(axe);
    const { violations } = await page.evaluate((tags) => globalThis.axe.run({ runOnly: tags }), TAGS);
    for (const { id, nodes } of violations) {
      for (const { html, failureSummary } of nodes) barriers.push(`${path}: ${id}: ${html}: ${failureSummary}`);
    }
    wide.push(...(await page.evaluate((path) => {
      const room = document.documentElement.clientWidth;
      const body = document.body.getBoundingClientRect();
      const { paddingLeft, paddingRight } = getComputedStyle(document.body);
      const [from, to] = [body.left + parseFloat(paddingLeft), body.right - parseFloat(paddingRight)];
      const hidden = (one) => one.closest(".skip, .search label, .reflows thead");
      const all = [...document.body.querySelectorAll("*")].filter((one) => !hidden(one));
      // Nothing reaches into the margins.
      const beyond = all.filter((one) => {
        const { left, right, width } = one.getBoundingClientRect();
        return width > 0 && (right > to + 1 || left < from - 1);
      });
      const scrolls = document.documentElement.scrollWidth > room;
      return [...(scrolls ? [`${path} scrolls sideways`] : []), ...beyond.map((one) => `${path}: ${one.outerHTML.slice(0, 200)}`)];
    }, path)));
  }
  return { barriers, wide };
}));
