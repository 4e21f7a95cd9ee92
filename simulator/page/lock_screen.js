// What a phone that lies on the table shows when a message comes by itself: anybody can read this much.

import { button, icon, make } from "./elements.js";
import { hour, weekday } from "./moment.js";
import { word } from "./words.js";

const READABLE = 60;
const SHOWN_FOR = 7000;

/** The first 60 characters of a message in one line, as a locked phone shows them. */
export function preview(message) {
  const letters = [...(message.text || word(message.media?.kind === "voice" ? "voice" : "photo")).replace(/\s+/g, " ")];
  return letters.length > READABLE ? `${letters.slice(0, READABLE).join("").trimEnd()}…` : letters.join("");
}

function notification(message, botName) {
  return make("span", { class: "notification" },
    make("img", { src: "/page/logo.svg", alt: "", width: 30, height: 30 }),
    make("span", { class: "notification-words" },
      make("span", { class: "notification-head" }, make("b", {}, botName), make("small", {}, word("nowShort"))),
      make("span", { class: "notification-text", dir: "auto" }, preview(message))));
}

export class LockScreen {
  /** `onUnlock` hears that the keyboard's focus has to go somewhere else. */
  constructor(onUnlock) {
    this.onUnlock = onUnlock;
    this.botName = "";
    this.time = make("span", { class: "lock-time" });
    this.date = make("span", { class: "lock-date" });
    this.stack = make("span", { class: "lock-stack" });
    this.element = button({ class: "lock-screen", hidden: true, title: word("unlock"), on: { click: () => this.open() } },
      make("span", { class: "lock-top" }, icon("lock"), this.time, this.date), this.stack,
      make("span", { class: "lock-hint" }, word("unlock")));
    this.banner = make("div", { class: "banner", hidden: true });
  }

  tick(instant) {
    this.time.textContent = hour(instant);
    this.date.textContent = weekday(instant);
  }

  /** A whole lock screen on a phone that nobody holds; a banner on the one in the hand. */
  light(messages, isInHand) {
    const notices = messages.map((message) => notification(message, this.botName));
    const face = isInHand ? this.banner : this.element;
    if (isInHand) this.banner.replaceChildren(notices.at(-1));
    else if (this.element.hidden) this.stack.replaceChildren(...notices);
    else this.stack.prepend(...notices);
    face.hidden = false;
    face.setAttribute("aria-label", `${word("notification")}: ${messages.map(preview).join("; ")}`);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.open(), SHOWN_FOR);
  }

  open() {
    clearTimeout(this.timer);
    const hadFocus = this.element === document.activeElement;
    this.element.hidden = true;
    this.banner.hidden = true;
    if (hadFocus) this.onUnlock();
  }
}
