// Beside the times of meetings and the ends of deadlines: the same by the reader's own clocks. Without this script the pages
// say all that they say in UTC. The foot says once whose clocks they are.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const part = (options) => new Intl.DateTimeFormat("en-GB", options);
const day = part({ weekday: "short", day: "numeric", month: "short" });
const clock = part({ hour: "2-digit", minute: "2-digit" });

const differs = (at) => at.getTimezoneOffset() !== 0;
const times = [...document.querySelectorAll("time.appointed")].map((time) => [time, new Date(time.dateTime)]);
const others = times.filter(([, at]) => differs(at));

for (const [time, at] of others) {
  const own = document.createElement("span");
  own.className = "own";
  own.textContent = ` (for you ${day.format(at).replace(",", "")}, ${clock.format(at)})`;
  time.after(own);
}
if (others.length > 0) document.querySelector("footer p").append(` What is added “for you” is by the clocks of ${zone}.`);
