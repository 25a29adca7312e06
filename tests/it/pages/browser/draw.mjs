// Draws pages that are given as they are, at the width of a phone: what is written on each, and what is wider than the screen. Where a
// folder for pictures is given, each is drawn into it.
import { join } from "node:path";
import { input, open, output } from "./open.mjs";

const { pages, width, pictures } = input();

output(await open("about:blank", { viewport: { width, height: 844 } }, async (page) => {
  const seen = {};
  const wide = [];
  for (const [name, html] of Object.entries(pages)) {
    await page.setContent(html);
    seen[name] = await page.evaluate(() => document.body.innerText);
    if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) wide.push(name);
    if (pictures) await page.screenshot({ path: join(pictures, `discord-${name}-${width}.png`), fullPage: true });
  }
  return { seen, wide };
}));
