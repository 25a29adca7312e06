// Beside each moment in UTC: the same by the reader's own clocks. Without this script the pages say all that they say in UTC.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const clock = new Intl.DateTimeFormat("en-GB", {
  weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit",
});
const offset = (at) => at.getTimezoneOffset();

for (const moment of document.querySelectorAll("time.moment")) {
  const at = new Date(moment.dateTime);
  if (offset(at) === 0) continue;
  const own = document.createElement("span");
  own.className = "own";
  own.textContent = ` = ${clock.format(at)} your time (${zone})`;
  moment.after(own);
}
