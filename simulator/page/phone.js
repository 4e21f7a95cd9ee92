// One person's phone: frame, status bar, chat with the bot, and everything the person can do on it.

import { Chat } from "./chat/chat.js";
import { Composer } from "./chat/composer.js";
import { button, icon, make } from "./elements.js";
import { LockScreen } from "./lock_screen.js";
import { menuButton } from "./menu.js";
import { hour } from "./moment.js";
import { inTongue, word } from "./words.js";

const ANSWER_WITHIN = 15000;
const ANSWER_LASTS = 1500;
const BUSY_FOR = 10000;
const TOAST_FOR = 4000;

export class Phone {
  /** `square`: username, links, texts, linksInChats(), act(phone, deed, body), takeInHand(phone), transcript(phone), onNews(phone, messages). */
  constructor(state, square) {
    this.square = square;
    this.state = state;
    this.awaitsUntil = 0;
    this.toastsSeen = state.toasts.length;
    this.hasDrawn = false;
    this.chat = new Chat({ username: square.username, owner: this.owner,
      onTap: (id, data) => this.act("tap", { message_id: id, data }),
      onStart: (payload) => this.act("open", { payload }),
      onCommand: (text) => this.act("write", { text }) });
    this.composer = new Composer({ onWrite: (text) => this.act("write", { text }), onSend: (kind, body) => this.act(kind, body),
      onStart: (payload) => this.act("open", { payload }), onUnblock: () => this.act("unblock"),
      onPress: (pressed) => this.act("press", pressed), texts: () => this.texts() }, this.owner);
    this.lock = new LockScreen(() => this.chat.scroller.focus({ preventScroll: true }));
    this.build();
    this.show(state);
  }

  get id() {
    return this.state.id;
  }

  get isViber() {
    return this.state.messenger === "viber";
  }

  get owner() {
    return inTongue(this.state.caption) || `${this.state.first_name} – ${word("stranger")}`;
  }

  build() {
    this.unread = make("span", { class: "unread", hidden: true });
    this.clock = make("span", { class: "status-time" });
    this.toast = make("div", { class: "toast", role: "status", hidden: true });
    this.welcome = make("div", { class: "welcome" });
    this.botName = make("strong");
    this.kind = make("small");
    const screen = make("div", { class: "screen" },
      make("div", { class: "status", "aria-hidden": "true" }, this.clock, make("span", { class: "camera" }),
        make("span", { class: "status-icons" }, icon("signal"), icon("battery"))),
      this.header(), this.chat.element, this.welcome, this.composer.element, this.toast, this.lock.banner,
      this.lock.element);
    this.element = make("section", { class: this.isViber ? "phone viber" : "phone", id: `phone-${this.id}`, "data-phone": this.id, "aria-label": this.owner },
      make("h2", { class: "caption", title: this.owner }, make("bdi", {}, this.owner), this.unread),
      make("div", { class: "frame" }, screen));
    // What the keyboard reaches must be seen.
    this.element.addEventListener("focusin", ({ target }) => target !== this.lock.element && this.lock.open());
    for (const event of ["pointerdown", "focusin"]) this.element.addEventListener(event, () => this.square.takeInHand(this));
  }

  /** What lies about for this person to paste. */
  texts() {
    return this.square.texts.filter(({ phones }) => phones.includes(this.id));
  }

  header() {
    return make("header", { class: "chat-head" },
      make("img", { class: "avatar", src: "/page/logo.svg", alt: "", width: 36, height: 36 }),
      make("div", { class: "chat-name" }, this.botName, this.kind),
      menuButton({ className: "round more", label: `${word("more")} – ${this.owner}`, face: icon("more"), entries: () => this.entries() }));
  }

  entries() {
    const commands = this.state.commands.map(({ command, description }) =>
      ({ label: description, hint: `/${command}`, deed: () => this.act("write", { text: `/${command}` }) }));
    const links = [...this.square.links, ...this.square.linksInChats()].map(({ title, payload }) =>
      ({ label: inTongue(title), deed: () => this.act("open", { payload }) }));
    const { started, blocked } = this.state;
    const headed = (title, entries) => (entries.length > 0 ? [{ title }, ...entries] : []);
    return [
      { label: word("transcript"), deed: () => this.square.transcript(this) },
      ...(started ? [{ label: word("clear"), deed: () => this.act("clear") }] : []),
      ...(this.isViber ? [this.subscription()] : []),
      ...(started && !blocked && !this.isViber ? [{ label: word("block"), deed: () => this.act("block") }] : []),
      ...(blocked ? [{ label: word("unblock"), deed: () => this.act("unblock") }] : []),
      ...(started && !blocked ? headed(word("commands"), commands) : []),
      ...(blocked ? [] : headed(word("openLink"), links)),
    ];
  }

  kindOfChat() {
    if (!this.isViber) return word("bot");
    return this.state.is_off ? `Viber · ${word("messagesAreOff")}` : "Viber";
  }

  /** Viber's switch in the chat's info: whether the bot may write. */
  subscription() {
    const deed = this.state.subscribed ? "block" : "unblock";
    return { label: word(this.state.subscribed ? "messagesOff" : "messagesOn"), deed: () => this.act(deed) };
  }

  /** Who holds the phone has read what stands there; Viber tells the bot so. */
  read() {
    const isUnseen = this.state.messages.some(({ own, seen }) => !own && !seen);
    if (this.isViber && isUnseen) this.square.act(this, "read", {});
  }

  /** Does something as this person; true when the demo took it. */
  async act(deed, body = {}) {
    this.awaitsUntil = Date.now() + ANSWER_WITHIN;
    clearTimeout(this.busy);
    this.busy = setTimeout(() => this.chat.settle(), BUSY_FOR);
    const taken = await this.square.act(this, deed, body);
    if (!taken) this.chat.settle();
    return taken;
  }

  show(state) {
    this.state = state;
    const news = this.chat.show(state.messages);
    const toasts = state.toasts.slice(this.toastsSeen);
    this.toastsSeen = state.toasts.length;
    if (toasts.length > 0) this.showToast(toasts.at(-1));
    this.composer.show(state);
    this.botName.textContent = this.lock.botName = state.bot_name || word("connecting");
    this.kind.textContent = this.kindOfChat();
    this.showWelcome();
    if (!state.waits && !this.isViber) this.chat.settle();
    if (this.square.inHand === this) this.read();
    const fromBot = news.added.filter((message) => !message.own);
    // The first words of the bot answer a Start, whoever pressed it: a bot can not write before.
    const isGreeted = state.messages.every((message) => message.own || fromBot.includes(message));
    if (this.hasDrawn && isGreeted && fromBot.length > 0) this.awaitsUntil = Math.max(this.awaitsUntil, Date.now() + ANSWER_LASTS);
    if (this.hasDrawn) this.notice(fromBot, news.changed.length + toasts.length > 0);
    this.hasDrawn = true;
  }

  /** Tells an answer to this person's own deed from what the bot says by itself. */
  notice(fromBot, isChanged) {
    const isAnswer = Date.now() < this.awaitsUntil;
    if (isAnswer && (isChanged || fromBot.length > 0)) {
      this.awaitsUntil = Math.min(this.awaitsUntil, Date.now() + ANSWER_LASTS);
      this.chat.settle();
    }
    if (!isAnswer && fromBot.length > 0) this.square.onNews(this, fromBot);
  }

  showToast({ text, alert }) {
    this.chat.settle();
    if (!text) return;
    this.toast.textContent = text;
    this.toast.classList.toggle("alert", Boolean(alert));
    this.toast.hidden = false;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => (this.toast.hidden = true), TOAST_FOR);
  }

  showWelcome() {
    const isNew = !this.state.started && this.state.messages.length === 0 && !this.state.blocked;
    this.welcome.hidden = !isNew;
    const { bot_name: name, description } = this.state;
    if (!isNew || this.welcomed === name + description) return;
    this.welcomed = name + description;
    const links = this.square.links.map(({ title, payload }) =>
      button({ class: "invite", on: { click: () => this.act("open", { payload }) } }, make("bdi", {}, inTongue(title))));
    this.welcome.replaceChildren(
      make("img", { src: "/page/logo.svg", alt: "", width: 64, height: 64 }),
      make("strong", {}, name || word("connecting")),
      ...(description ? [make("p", { dir: "auto" }, description)] : []),
      ...(links.length > 0 ? [make("p", { class: "hint" }, word("invited")), ...links] : []));
  }

  showUnread(count) {
    this.unread.hidden = count === 0;
    this.unread.textContent = count > 0 ? String(count) : "";
    this.unread.setAttribute("aria-label", `${count} ${word("unread")}`);
  }

  tick(instant) {
    this.clock.textContent = hour(instant);
    this.lock.tick(instant);
  }
}
