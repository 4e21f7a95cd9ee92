// The foot of a phone: a typing field with attachments, or the one button that fits the moment.

import { button, icon, make } from "../elements.js";
import { menuButton } from "../menu.js";
import { inTongue, word } from "../words.js";

const TALLEST = 96;
const KINDS = { voice: "🎤", photo: "🖼️", document: "📎", place: "📍", sticker: "😊" };
/** Under these an app puts what stands in the field. */
const CAPTIONED = new Set(["photo", "document"]);

export class Composer {
  /** `deeds`: onWrite(text), onSend(kind, body), onStart(payload), onPress(pressed), onUnblock(), texts(). */
  constructor(deeds, owner) {
    this.deeds = deeds;
    this.field = make("textarea", { rows: 1, maxlength: 4096, placeholder: word("write"), dir: "auto",
      "aria-label": `${word("write")} – ${owner}`, autocomplete: "off", enterkeyhint: "send" });
    this.sender = button({ class: "round send", title: word("send"), "aria-label": word("send"), disabled: true,
      on: { click: () => this.send() } }, icon("send"));
    const attach = menuButton({ className: "round attach", label: word("attach"), face: icon("attach"),
      entries: () => [
        ...Object.entries(KINDS).map(([kind, mark]) => ({ label: `${mark} ${word(kind)}`, deed: () => this.attach(kind) })),
        ...this.pastes(),
      ] });
    this.typing = make("div", { class: "typing" }, attach, this.field, this.sender);
    this.starter = button({ class: "foot-button", on: { click: () => deeds.onStart("") } }, word("start"));
    this.unblocker = button({ class: "foot-button", on: { click: () => deeds.onUnblock() } }, word("unblock"));
    this.keys = make("div", { class: "below-keys" });
    this.element = make("footer", { class: "composer" }, this.typing, this.keys, this.starter, this.unblocker);
    this.field.addEventListener("input", () => this.fit());
    this.field.addEventListener("keydown", (event) => this.onKey(event));
  }

  pastes() {
    const texts = this.deeds.texts();
    const entries = texts.map(({ title, text }) => ({ label: inTongue(title), deed: () => this.paste(text) }));
    return entries.length > 0 ? [{ title: word("paste") }, ...entries] : [];
  }

  /** Puts a text into the field; sending it is still the person's. */
  paste(text) {
    this.field.value = text;
    this.fit();
    this.field.focus();
  }

  /** What was typed goes below a photo or a file, and stays in the field when that could not be sent. */
  async attach(kind) {
    const caption = CAPTIONED.has(kind) ? this.field.value.trim() : "";
    const isSent = await this.deeds.onSend(kind, kind === "document" ? { caption, name: word("documentName") } : { caption });
    if (!isSent || caption === "") return;
    this.field.value = "";
    this.fit();
  }

  onKey(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  fit() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, TALLEST)}px`;
    this.sender.disabled = this.field.value.trim() === "";
  }

  /** What was typed stays in the field when it could not be sent. */
  async send() {
    const text = this.field.value.trim();
    if (text === "") return;
    this.field.value = "";
    this.fit();
    this.field.focus();
    if (await this.deeds.onWrite(text)) return;
    this.field.value = text;
    this.fit();
  }

  /** `keyboard` are Telegram's labels; `keys` are Viber's rows of buttons on a grid of six columns. */
  show({ started, blocked, keyboard, keys = [] }) {
    const press = (label) => button({ class: "key", on: { click: () => this.deeds.onPress({ label }) } }, make("bdi", {}, label));
    const place = ({ label, data, columns }) => {
      const placed = button({ class: "key", on: { click: () => this.deeds.onPress({ data }) } }, make("bdi", {}, label));
      placed.style.gridColumn = `span ${columns}`;
      return placed;
    };
    this.keys.replaceChildren(...keyboard.map(press), ...keys.flat().map(place));
    this.keys.hidden = blocked || !started || this.keys.childElementCount === 0;
    this.typing.hidden = blocked || !started;
    this.starter.hidden = blocked || started;
    this.unblocker.hidden = !blocked;
  }
}
