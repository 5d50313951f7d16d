// The list of messages: kept in order, renewed in place, with a line for every day.

import { bubble } from "./bubble.js";

export class Log {
  constructor(list, scroll, down, acts) {
    Object.assign(this, { list, scroll, down, acts });
    this.seen = new Map();
    down.addEventListener("click", () => this.toNewest("smooth"));
    scroll.addEventListener("scroll", () => (down.hidden = this.nearNewest()));
    this.following = true;
    scroll.addEventListener("scroll", () => (this.following = this.nearNewest()), { passive: true });
    // Photos, the composer and the keyboard of a phone change heights after the fact.
    const heights = new ResizeObserver(() => this.following && this.toNewest());
    heights.observe(list);
    heights.observe(scroll);
  }

  all(every) {
    this.seen = new Map(every.filter((one) => !one.deleted).map((one) => [one.message.message_id, one]));
    this.list.replaceChildren();
    for (const one of this.seen.values()) this.append(one);
    this.toNewest();
  }

  put(one) {
    const id = one.message.message_id;
    const old = this.row(id);
    if (one.deleted) {
      this.seen.delete(id);
      old?.remove();
      return;
    }
    this.seen.set(id, one);
    if (!old) this.append(one);
    else {
      const fresh = bubble(one, this.acts);
      fresh.classList.toggle("follows", old.classList.contains("follows"));
      old.replaceWith(fresh);
    }
    if (this.following || !one.by_bot) this.toNewest();
  }

  newest() {
    return [...this.seen.values()].at(-1);
  }

  row(id) {
    return this.list.querySelector(`[data-id="${id}"]`);
  }

  show(id) {
    this.row(id)?.scrollIntoView({ block: "center", behavior: "smooth" });
  }

  append(one) {
    const day = new Date(one.message.date * 1000).toDateString();
    if (day !== this.list.lastElementChild?.dataset.day) this.addDay(day);
    const row = bubble(one, this.acts);
    const before = this.list.lastElementChild;
    row.classList.toggle("follows", before.matches(".message") && before.matches(".mine") === row.matches(".mine"));
    row.dataset.day = day;
    this.list.append(row);
  }

  addDay(day) {
    const line = document.createElement("li");
    line.className = "day";
    line.dataset.day = day;
    const date = new Date(day);
    line.textContent =
      day === new Date().toDateString() ? "Today" : date.toLocaleDateString([], { weekday: "long", day: "numeric", month: "long" });
    this.list.append(line);
  }

  nearNewest() {
    return this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < 120;
  }

  toNewest(behavior = "instant") {
    this.scroll.scrollTo({ top: this.scroll.scrollHeight, behavior });
  }
}
