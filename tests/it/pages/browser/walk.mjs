// Walks through the record as a reader does who has no mouse, by what is seen on the pages, and tells what was seen.
import { readFile } from "node:fs/promises";
import { input, open, output } from "./open.mjs";

const { address, script } = input();

output(await open(address, { javaScriptEnabled: script, acceptDownloads: true, viewport: { width: 1280, height: 900 } }, async (page) => {
  const heading = () => page.locator("h1").innerText();
  const at = () => page.url().slice(address.length);
  const link = (name, within = "main") => page.locator(within).getByRole("link", { name, exact: true }).first();
  const seen = {};

  await page.goto("/");
  seen.table = [await heading(), await page.locator("table.groups tbody tr").count(), (await page.locator(".own").allInnerTexts()).map((own) => own.trim())];

  // Past the top, into the content.
  await page.keyboard.press("Tab");
  seen.skip = await page.locator(":focus").innerText();
  await page.keyboard.press("Enter");
  seen.content = await page.locator(":focus").getAttribute("id");

  await link("WG-IMP", "table.groups").press("Enter");
  seen.group = [at(), await heading()];
  await link("Third call").press("Enter");
  seen.meeting = [at(), await heading()];

  const [calendar] = await Promise.all([page.waitForEvent("download"), link("Subscribe").press("Enter")]);
  seen.calendar = [calendar.url().slice(address.length), await readFile(await calendar.path(), "utf8")];

  // A browser shows a feed or saves it; either way it is what the link gives.
  const feed = await link("News feed", "footer").getAttribute("href");
  const answer = await page.request.get(feed);
  seen.feed = [feed, answer.headers()["content-type"], await answer.text()];

  await link("MAG record", "header").press("Enter");
  await page.getByLabel("See this page as it was at the end of a day").fill("2017-04-10");
  await page.getByRole("button", { name: "Show" }).press("Enter");
  seen.asOf = [at(), await page.getByRole("complementary", { name: "An earlier day" }).innerText(), await page.locator(".state").allInnerTexts()];
  await link("WG-NSF", "table.groups").press("Enter");
  seen.groupAsOf = [at(), await page.locator(".standing").innerText()];

  await page.getByRole("searchbox", { name: "Search the record" }).fill("Flavio");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/search?**");
  seen.search = [at(), await page.getByRole("status").innerText(), await page.locator(".results li").first().innerText()];
  await page.getByRole("link", { name: "Back to today" }).press("Enter");
  seen.today = [at(), await heading()];
  return seen;
}));
