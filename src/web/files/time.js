// Beside the times of meetings and the ends of deadlines: the same by the reader's own clocks. Without this script the pages
// say all that they say in UTC.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const part = (options) => new Intl.DateTimeFormat("en-GB", options);
const day = part({ weekday: "short", day: "numeric", month: "short" });
const clock = part({ hour: "2-digit", minute: "2-digit" });

for (const time of document.querySelectorAll("time.appointed")) {
  const at = new Date(time.dateTime);
  if (at.getTimezoneOffset() === 0) continue;
  const own = document.createElement("span");
  own.className = "own";
  own.textContent = ` (for you ${day.format(at).replace(",", "")}, ${clock.format(at)} ${zone})`;
  time.after(own);
}
