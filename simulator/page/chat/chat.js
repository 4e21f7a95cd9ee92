// The list of messages: changes only what changed, and follows the newest unless the reader scrolled up.

import { button, icon, make } from "../elements.js";
import { day, weekday } from "../moment.js";
import { word } from "../words.js";
import { bubble } from "./bubble.js";

const NEAR_THE_END = 60;

export class Chat {
  constructor(deeds) {
    this.deeds = deeds;
    this.drawn = new Map();
    this.missed = 0;
    const label = `${word("messages")} – ${deeds.owner}`;
    this.list = make("ol", { class: "messages", role: "log", "aria-live": "off", "aria-label": label });
    this.scroller = make("div", { class: "scroller", tabindex: 0, "aria-label": label, role: "region" }, this.list);
    this.count = make("span", { class: "missed" });
    this.newest = button({ class: "to-newest", hidden: true, title: word("toNewest"), "aria-label": word("toNewest"),
      on: { click: () => this.toNewest() } }, icon("down"), this.count);
    this.element = make("div", { class: "chat" }, this.scroller, this.newest);
    this.scroller.addEventListener("scroll", () => this.notePlace());
    new ResizeObserver(() => this.follows && this.jump()).observe(this.scroller);
    this.follows = true;
  }

  get isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_THE_END;
  }

  notePlace() {
    const room = this.scroller.clientHeight;
    if (room === 0) return;
    // When the keys below take room away, nobody has scrolled: who was at the end stays there.
    if (room !== this.room && this.follows) {
      this.room = room;
      this.jump();
      return;
    }
    this.room = room;
    this.follows = this.isAtEnd;
    if (this.follows) this.missed = 0;
    this.drawMissed();
  }

  drawMissed() {
    this.newest.hidden = this.follows;
    this.count.textContent = this.missed > 0 ? String(this.missed) : "";
  }

  jump() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  toNewest() {
    this.follows = true;
    this.jump();
    this.notePlace();
  }

  /** Draws the messages; answers those from the bot that were not here before and those that were edited. */
  show(messages) {
    const news = this.reconcile(messages);
    this.markDays();
    // What stood there when the page opened is no news to be read out.
    setTimeout(() => this.list.setAttribute("aria-live", "polite"));
    const own = news.added.some((message) => message.own);
    if (own || this.follows) {
      this.follows = true;
      this.jump();
    } else {
      this.missed += news.added.length;
    }
    this.drawMissed();
    return news;
  }

  reconcile(messages) {
    const news = { added: [], changed: [] };
    const kept = new Set(messages.map(({ id }) => id));
    for (const [id, { item }] of this.drawn) {
      if (kept.has(id)) continue;
      const hadFocus = item.contains(document.activeElement);
      item.remove();
      if (hadFocus) this.scroller.focus({ preventScroll: true });
      this.drawn.delete(id);
    }
    for (const message of messages) this.place(message, news);
    return news;
  }

  place(message, news) {
    // That it has been seen changes nothing of what the bot said: drawn anew under a finger, a button loses its tap.
    const written = JSON.stringify(message, (name, value) => (name === "seen" && !message.own ? undefined : value));
    const before = this.drawn.get(message.id);
    if (before?.written === written) return;
    const item = bubble(message, this.deeds);
    if (before) {
      this.swap(before.item, item);
      news.changed.push(message);
    } else {
      this.list.append(item);
      news.added.push(message);
    }
    this.drawn.set(message.id, { item, written, message });
  }

  /** The keyboard's focus survives an edit: it goes to the first button of the new message. */
  swap(before, item) {
    const hadFocus = before.contains(document.activeElement);
    before.replaceWith(item);
    if (hadFocus) (item.querySelector(".key") ?? this.scroller).focus({ preventScroll: true });
  }

  markDays() {
    let last = "";
    for (const { item, message } of this.drawn.values()) {
      const instant = new Date(message.at);
      const today = day(instant);
      const before = item.previousElementSibling?.classList.contains("day") ? item.previousElementSibling : null;
      if (today === last) before?.remove();
      else if (!before) item.before(make("li", { class: "day" }, make("span", {}, weekday(instant))));
      else before.firstChild.textContent = weekday(instant);
      last = today;
    }
    for (const mark of this.list.querySelectorAll(".day")) {
      if (!mark.nextElementSibling?.classList.contains("message")) mark.remove();
    }
  }

  /** Buttons stop waiting: the bot has answered, or never will. */
  settle() {
    for (const key of this.list.querySelectorAll(".busy")) {
      key.classList.remove("busy");
      key.removeAttribute("aria-busy");
    }
  }
}
