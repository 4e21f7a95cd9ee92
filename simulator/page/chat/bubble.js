// One message as a bubble: media, words, time, and the buttons under it.

import { button, icon, make } from "../elements.js";
import { hour } from "../moment.js";
import { word } from "../words.js";
import { formatted, startPayload } from "./entities.js";

const WAVE = [4, 9, 14, 8, 17, 12, 6, 15, 19, 10, 5, 13, 18, 9, 14, 7, 11, 16, 8, 12, 6, 10, 5, 8];
const KILO = 1024;

function size(bytes) {
  if (!bytes) return "";
  return bytes < KILO ? `${bytes} B` : `${Math.round(bytes / KILO)} kB`;
}

const seconds = (duration) => `${Math.floor(duration / 60)}:${String(duration % 60).padStart(2, "0")}`;

function file(media) {
  const inside = [
    make("span", { class: "file-mark" }, icon("file")),
    make("span", { class: "file-words" }, make("bdi", {}, media.name), make("small", {}, size(media.size))),
  ];
  if (!media.url) return make("div", { class: "file" }, ...inside);
  return make("a", { class: "file", href: media.url, download: media.name, title: word("download") }, ...inside);
}

function voice(media) {
  const wave = make("span", { class: "wave" });
  for (const height of WAVE) {
    const bar = make("i");
    bar.style.height = `${height}px`;
    wave.append(bar);
  }
  return make(
    "div",
    { class: "voice", role: "img", "aria-label": `${word("voice")}, ${seconds(media.duration ?? 0)}` },
    make("span", { class: "voice-mark" }, icon("play")),
    make("span", { class: "voice-words" }, wave, make("small", {}, seconds(media.duration ?? 0))),
  );
}

function photo(media) {
  if (media.url) return make("img", { class: "photo", src: media.url, alt: word("photoOf") });
  return make("div", { class: "photo drawn", role: "img", "aria-label": word("photoOf") });
}

function sticker(media) {
  return make("div", { class: "sticker", role: "img", "aria-label": word("stickerOf") }, media.emoji || "👋");
}

const contact = (media) => make("div", { class: "fact" }, make("bdi", {}, `👤 ${media.name}`), make("small", {}, media.phone));

const location = (media) => make("div", { class: "fact" }, `📍 ${media.latitude}, ${media.longitude}`);

const MEDIA = { document: file, voice, photo, sticker, contact, location };

function meta(message) {
  return make(
    "span",
    { class: "meta" },
    message.edited ? make("span", { class: "edited" }, word("edited")) : null,
    make("time", { datetime: message.at }, hour(new Date(message.at))),
    message.own ? make("span", { class: message.seen ? "ticks seen" : "ticks" }, icon("check")) : null,
  );
}

function key(shown, message, deeds) {
  const look = `key ${shown.style ? `key-${shown.style}` : ""}`;
  if (shown.url && startPayload(shown.url, deeds.username) === null) {
    const safe = /^(https?|tg):/i.test(shown.url) ? shown.url : null;
    return make("a", { class: look, href: safe, target: "_blank", rel: "noopener noreferrer" }, make("bdi", {}, shown.label));
  }
  const press = (event) => {
    const pressed = event.currentTarget;
    pressed.classList.add("busy");
    pressed.setAttribute("aria-busy", "true");
    if (shown.url) deeds.onStart(startPayload(shown.url, deeds.username));
    else deeds.onTap(message.id, shown.data, pressed);
  };
  return button({ class: look, disabled: shown.is_disabled, on: { click: press } }, make("bdi", {}, shown.label));
}

function keyboard(message, deeds) {
  const rows = message.rows.map((row) =>
    make("div", { class: "keys-row" }, ...row.map((shown) => key(shown, message, deeds))),
  );
  return make("div", { class: "keys" }, ...rows);
}

/** An app hides what follows /start when a link was opened. */
const wordsOf = ({ own, text }) => (own ? text.replace(/^(\/start) \S+$/, "$1") : text);

/** A list item for one message. `deeds`: onTap(id, data, button), onStart(payload), onCommand(text), username. */
export function bubble(message, deeds) {
  const bare = message.media?.kind === "sticker";
  const body = make("div", { class: bare ? "bubble bare" : "bubble" });
  if (message.media) body.append(MEDIA[message.media.kind](message.media));
  if (message.text) {
    body.append(make("span", { class: "said", dir: "auto" }, ...formatted(wordsOf(message), message.entities, deeds)));
  }
  body.append(meta(message));
  const item = make("li", { class: message.own ? "message own" : "message", "data-message": message.id }, body);
  if (message.rows.length > 0) item.append(keyboard(message, deeds));
  return item;
}
