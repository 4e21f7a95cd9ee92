// A message's text and its entities as nodes. Offsets count UTF-16 units, as JavaScript strings do.

import { make } from "../elements.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};
const SAFE_ADDRESS = /^(https?|tg|mailto|tel):/i;

/** The payload of a link that opens this bot, or null; t.me/bot?start=x and tg://resolve are the same. */
export function startPayload(url, username) {
  try {
    const address = new URL(url);
    const bot = address.protocol === "tg:" ? address.searchParams.get("domain") : address.pathname.slice(1);
    const host = address.protocol === "tg:" || /^(t|telegram)\.me$/i.test(address.hostname);
    if (!host || (bot ?? "").toLowerCase() !== username.toLowerCase()) return null;
    return address.searchParams.get("start") ?? "";
  } catch {
    return null;
  }
}

/** Every web address in a message of the bot: as text, behind words, on a button. */
export function addresses({ own, text, entities, rows }) {
  if (own) return [];
  const behind = entities.map(({ url }) => url).filter(Boolean);
  const below = rows.flat().map(({ url }) => url).filter(Boolean);
  return [...(text.match(/(https?|tg):\/\/\S+/g) ?? []), ...behind, ...below];
}

function addressOf(entity, text) {
  if (entity.type === "text_link") return entity.url;
  if (entity.type === "email") return `mailto:${text}`;
  if (entity.type === "phone_number") return `tel:${text.replace(/[^\d+]/g, "")}`;
  if (entity.type === "url") return /^[a-z]+:/i.test(text) ? text : `https://${text}`;
  return null;
}

function link(address, username, onStart) {
  const payload = startPayload(address, username);
  const follow = (event) => {
    event.preventDefault();
    onStart(payload);
  };
  return make("a", {
    href: address,
    target: "_blank",
    rel: "noopener noreferrer",
    on: payload === null ? {} : { click: follow },
  });
}

function wrapper(entity, text, { username, onStart, onCommand }) {
  const address = addressOf(entity, text);
  if (address !== null && SAFE_ADDRESS.test(address)) return link(address, username, onStart);
  if (entity.type === "spoiler") {
    return make("span", { class: "spoiler", tabindex: 0, on: { click: (event) => event.currentTarget.classList.add("open") } });
  }
  if (entity.type === "bot_command") {
    return make("button", { type: "button", class: "command", on: { click: () => onCommand(text) } });
  }
  return make(TAGS[entity.type] ?? "span", { class: `entity-${entity.type}` });
}

function pieces(text, entities, from, to, deeds) {
  const nodes = [];
  let at = from;
  let index = 0;
  while (index < entities.length) {
    const outer = entities[index];
    const end = Math.min(outer.offset + outer.length, to);
    const inner = [];
    index += 1;
    while (index < entities.length && entities[index].offset < end) inner.push(entities[index++]);
    if (outer.offset > at) nodes.push(text.slice(at, outer.offset));
    const element = wrapper(outer, text.slice(outer.offset, end), deeds);
    element.append(...pieces(text, inner, outer.offset, end, deeds));
    nodes.push(element);
    at = Math.max(at, end);
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

/** Nodes for a text; `deeds` says what a link to this bot and a command in the text do. */
export function formatted(text, entities, deeds) {
  const known = entities.filter(({ offset, length }) => offset >= 0 && length > 0 && offset + length <= text.length);
  known.sort((one, other) => one.offset - other.offset || other.length - one.length);
  return pieces(text, known, 0, text.length, deeds);
}
