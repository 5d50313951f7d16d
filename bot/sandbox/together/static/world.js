// The watch calendar and the gym app beside the chat: looked at again and again, with what is new set off for a while.

const $ = (id) => document.getElementById(id);
const LOOK_AGAIN_MS = 700;
const NEW_MS = 8000;

const panels = {
  watch: { shows: "calendar", count: (n) => (n === 1 ? "1 workout" : `${n} workouts`), empty: "Nothing is scheduled.", draw: drawCalendar },
  gym: { shows: "routines", count: (n) => (n === 1 ? "1 routine" : `${n} routines`), empty: "No routine yet.", draw: drawRoutines },
};
for (const panel of Object.values(panels)) Object.assign(panel, { seen: null, since: new Map(), open: new Set() });

look();

async function look() {
  try {
    const shown = await (await fetch("/panels")).json();
    for (const [id, panel] of Object.entries(panels)) renew(id, panel, shown[panel.shows]);
  } catch {
    for (const id of Object.keys(panels)) status(id, "connecting…");
  }
  setTimeout(look, LOOK_AGAIN_MS);
}

function renew(id, panel, things) {
  status(id, panel.count(things.length));
  const now = Date.now();
  const keys = things.map((thing) => JSON.stringify(thing));
  const known = panel.seen ?? keys;
  for (const key of keys) if (!known.includes(key)) panel.since.set(key, now);
  for (const [key, since] of panel.since) if (now - since > NEW_MS || !keys.includes(key)) panel.since.delete(key);
  const drawn = JSON.stringify([keys, [...panel.since.keys()]]);
  if (panel.seen && keys.some((key) => !known.includes(key))) $(`tab-${id}`).classList.toggle("changed", document.body.dataset.shown !== id);
  panel.seen = keys;
  if (panel.drawn === drawn) return;
  panel.drawn = drawn;
  const list = $(id).querySelector(".list");
  list.replaceChildren(...(things.length ? panel.draw(things, panel) : [element("p", "empty", panel.empty)]));
}

function drawCalendar(entries, panel) {
  return entries.flatMap((entry, at) => {
    const card = element("details", "card");
    const place = `${entry.day} ${entry.title}`;
    card.dataset.sport = entry.sport;
    card.open = panel.open.has(place);
    card.addEventListener("toggle", () => (card.open ? panel.open.add(place) : panel.open.delete(place)));
    const summary = element("summary");
    summary.append(element("span", "name", entry.title), element("span", "amount", `${entry.minutes} min`));
    const steps = element("ol");
    for (const step of entry.steps) {
      const line = element("li", step.depth ? "inner" : "", step.words);
      if (step.note) line.append(element("small", "", step.note));
      steps.append(line);
    }
    card.append(summary, ...(entry.note ? [element("p", "note", entry.note)] : []), steps);
    setOff(card, entry, panel);
    return entry.day === entries[at - 1]?.day ? [card] : [element("h2", "day", dayName(entry.day)), card];
  });
}

function drawRoutines(routines, panel) {
  return routines.map((routine) => {
    const card = element("article", "card");
    card.dataset.sport = "strength_training";
    const title = element("div", "title");
    title.append(element("span", "name", routine.title));
    const lines = element("ol");
    for (const exercise of routine.exercises) {
      const line = element("li");
      const row = element("div", "row");
      row.append(element("span", "", exercise.title), element("span", "amount", exercise.sets), element("span", "amount", exercise.weight));
      line.append(row, ...(exercise.note ? [element("small", "", exercise.note)] : []));
      lines.append(line);
    }
    card.append(title, ...(routine.note ? [element("p", "note", routine.note)] : []), lines);
    setOff(card, routine, panel);
    return card;
  });
}

function setOff(card, thing, panel) {
  const since = panel.since.get(JSON.stringify(thing));
  if (since === undefined) return;
  card.classList.add("new");
  // Drawn again in the middle of it, it goes on where it was.
  card.style.animationDelay = `${since - Date.now()}ms`;
}

function dayName(day) {
  const date = new Date(`${day}T12:00`);
  const away = Math.round((date - new Date().setHours(12, 0, 0, 0)) / 86400000);
  const near = { 0: "Today, ", 1: "Tomorrow, " }[away] ?? "";
  return near + date.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" });
}

function status(id, words) {
  const line = $(id).querySelector("header p");
  if (line.textContent !== words) line.textContent = words;
}

function element(name, kind = "", words = "") {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  if (words) made.textContent = words;
  return made;
}

for (const tab of document.querySelectorAll(".tabs button")) {
  tab.addEventListener("click", () => {
    document.body.dataset.shown = tab.getAttribute("aria-controls");
    for (const each of document.querySelectorAll(".tabs button")) each.setAttribute("aria-selected", String(each === tab));
    tab.classList.remove("changed");
  });
}
