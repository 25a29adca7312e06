// Beside the times of meetings and the ends of deadlines: the same by the reader's own clocks. Without this script the pages
// say all that they say in UTC. The foot says once whose clocks they are. The words are those of the page.
const { lang } = document.documentElement;
const foot = document.querySelector("footer .clocks");
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const part = (options) => new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, options);
const day = part({ weekday: "short", day: "numeric", month: "short" });
const clock = part({ hour: "2-digit", minute: "2-digit" });

const differs = (at) => at.getTimezoneOffset() !== 0;
const times = [...document.querySelectorAll("time.appointed")].map((time) => [time, new Date(time.dateTime)]);
const others = times.filter(([, at]) => differs(at));

for (const [time, at] of others) {
  const own = document.createElement("span");
  own.className = "own";
  const shown = `${day.format(at).replace(",", "")}, ${clock.format(at)}`;
  own.textContent = ` ${foot.dataset.own.replace("…", () => shown)}`;
  time.after(own);
}
if (others.length > 0) foot.append(` ${foot.dataset.zone.replace("…", () => zone)}`);
