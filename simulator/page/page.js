// The square: all the phones side by side, what reaches them, and which of them is in the hand.

import { addresses, startPayload } from "./chat/entities.js";
import { Clock } from "./clock.js";
import { byId } from "./elements.js";
import { preview } from "./lock_screen.js";
import { setZone } from "./moment.js";
import { Phone } from "./phone.js";
import { askBeginning, askName, showTranscript } from "./sheets.js";
import { drawTabs, isNarrow, onWidth, shortName } from "./tabs.js";
import { speak, spoken, word } from "./words.js";
import { listen, post } from "./wire.js";

const NOTICE_FOR = 5000;
const HEADS_UP_FOR = 6000;
const LINKS_SHOWN = 5;

class Square {
  constructor() {
    this.phones = new Map();
    this.unread = new Map();
    this.inHand = null;
    this.username = "";
    this.links = [];
    this.texts = [];
    this.newcomer = null;
    this.clock = new Clock({ onTick: (instant) => this.tick(instant), onRefused: () => this.notice(word("clockRefused")) });
  }

  get all() {
    return [...this.phones.values()];
  }

  open(state) {
    const isFirst = this.phones.size === 0;
    const held = this.inHand?.id;
    if (state.began_at !== this.beganAt) this.forget();
    Object.assign(this, { username: state.username, links: state.links, texts: state.texts, beganAt: state.began_at });
    setZone(state.zone);
    const here = new Set(state.phones.map(({ id }) => id));
    for (const phone of this.all) if (!here.has(phone.id)) this.remove(phone);
    state.phones.forEach((phone) => this.show(phone));
    this.inHand = this.phones.get(held) ?? null;
    byId("anew").hidden = !state.has_beginning;
    byId("newcomer-viber").hidden = !state.has_viber;
    if (isFirst && state.has_clock) this.clock.start();
    this.draw();
  }

  /** Another town has begun: nothing that was said in the old one counts here. */
  forget() {
    for (const phone of this.all) this.remove(phone);
    byId("heads-up").hidden = true;
  }

  remove(phone) {
    phone.lock.open();
    phone.element.remove();
    this.phones.delete(phone.id);
    this.unread.delete(phone.id);
    if (this.inHand === phone) this.inHand = null;
  }

  show(state) {
    const known = this.phones.get(state.id);
    if (known) {
      known.show(state);
    } else {
      const phone = new Phone(state, this);
      this.phones.set(state.id, phone);
      byId("square").append(phone.element);
      phone.chat.jump();
      phone.tick(this.clock.now);
      this.draw();
      if (state.id === this.newcomer) this.present(phone);
    }
    this.clock.readSoon();
  }

  /** Invites that somebody made or got on a phone: others may open them too, newest first. */
  linksInChats() {
    const known = new Set(this.links.map(({ payload }) => payload));
    const found = [];
    for (const phone of this.all) {
      for (const url of phone.state.messages.flatMap(addresses)) {
        const payload = startPayload(url, this.username);
        if (!payload || known.has(payload)) continue;
        known.add(payload);
        found.unshift({ title: { [spoken()]: `${word("linkFrom")} ${shortName(phone)}` }, payload });
      }
    }
    return found.slice(0, LINKS_SHOWN);
  }

  /** The page's language changed: every phone is built anew, and what was being typed stays. */
  rebuild() {
    for (const old of this.all) {
      const phone = new Phone(old.state, this);
      phone.composer.field.value = old.composer.field.value;
      old.element.replaceWith(phone.element);
      this.phones.set(phone.id, phone);
      if (this.inHand === old) this.inHand = phone;
      phone.composer.fit();
      phone.chat.jump();
    }
    this.clock.draw();
    this.draw();
  }

  draw() {
    if (isNarrow() && !this.inHand) this.inHand = this.all[0] ?? null;
    for (const phone of this.all) {
      phone.element.classList.toggle("in-hand", phone === this.inHand);
      phone.showUnread(this.unread.get(phone.id) ?? 0);
    }
    drawTabs(this.all, this.inHand, (phone) => this.unread.get(phone.id) ?? 0, (phone) => this.choose(phone));
  }

  choose(phone) {
    this.takeInHand(phone);
    phone.chat.toNewest();
    byId("heads-up").hidden = true;
  }

  takeInHand(phone) {
    if (this.inHand === phone && !this.unread.get(phone.id)) return;
    this.inHand = phone;
    this.unread.delete(phone.id);
    phone.read();
    this.draw();
  }

  onNews(phone, messages) {
    const isInHand = phone === this.inHand;
    phone.lock.light(messages, isInHand);
    if (isInHand) return;
    this.unread.set(phone.id, (this.unread.get(phone.id) ?? 0) + messages.length);
    if (isNarrow()) this.headsUp(phone, messages.at(-1));
    this.draw();
  }

  headsUp(phone, message) {
    const strip = byId("heads-up");
    strip.textContent = `${shortName(phone)}: ${preview(message)}`;
    strip.hidden = false;
    strip.onclick = () => this.choose(phone);
    clearTimeout(this.headsUpTimer);
    this.headsUpTimer = setTimeout(() => (strip.hidden = true), HEADS_UP_FOR);
  }

  async act(phone, deed, body) {
    try {
      await post(`/demo/phones/${phone.id}/${deed}`, body);
      return true;
    } catch {
      this.notice(word("refused"));
      return false;
    }
  }

  async transcript(phone) {
    await showTranscript(phone, (words) => this.notice(words));
  }

  async addPhone() {
    const newcomer = await askName();
    if (newcomer === null) return;
    try {
      const { id } = await post("/demo/phones", newcomer);
      // The phone itself comes by the stream of changes, sooner or later than this answer.
      this.newcomer = id;
      if (this.phones.has(id)) this.present(this.phones.get(id));
    } catch {
      this.notice(word("refused"));
    }
  }

  present(phone) {
    this.newcomer = null;
    this.choose(phone);
    phone.element.scrollIntoView({ block: "nearest" });
  }

  async beginAnew() {
    if (!(await askBeginning())) return;
    try {
      await post("/demo/anew");
      this.notice(word("anewSoon"), 0);
    } catch {
      this.notice(word("refused"));
    }
  }

  notice(words, lasts = NOTICE_FOR) {
    byId("notice").textContent = words;
    byId("notice").hidden = false;
    clearTimeout(this.noticeTimer);
    if (lasts) this.noticeTimer = setTimeout(() => (byId("notice").hidden = true), lasts);
  }

  tick(instant) {
    for (const phone of this.all) phone.tick(instant);
  }
}

const square = new Square();
speak(spoken());
for (const choice of document.querySelectorAll("[data-tongue]")) {
  choice.addEventListener("click", () => {
    speak(choice.dataset.tongue);
    square.rebuild();
  });
}
byId("add-phone").addEventListener("click", () => square.addPhone());
byId("anew").addEventListener("click", () => square.beginAnew());
onWidth(() => square.draw());
listen({
  onState: (state) => square.open(state),
  onPhone: (phone) => square.show(phone),
  onConnected: () => {
    byId("notice").hidden = true;
    document.body.dataset.connected = "yes";
  },
  onDropped: () => {
    document.body.dataset.connected = "no";
    square.notice(word("noConnection"), 0);
  },
});
