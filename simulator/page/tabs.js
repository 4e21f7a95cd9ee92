// On a narrow screen one phone at a time: a strip of tabs with the number of unread messages.

import { byId, button, make } from "./elements.js";
import { word } from "./words.js";

const narrow = matchMedia("(max-width: 719px)");

/** Whether the window shows one phone at a time. */
export const isNarrow = () => narrow.matches;

/** Calls `listener` when the window becomes narrow or wide. */
export const onWidth = (listener) => narrow.addEventListener("change", listener);

/** The name without the role. */
export const shortName = (phone) => phone.owner.split(/ [–-] /)[0];

function tab(phone, isChosen, unread, choose) {
  return button({ role: "tab", id: `tab-${phone.id}`, "aria-selected": String(isChosen), "aria-controls": `phone-${phone.id}`,
    tabindex: isChosen ? 0 : -1, class: "tab", title: phone.owner, on: { click: () => choose(phone) } },
    make("bdi", {}, shortName(phone)),
    unread > 0 ? make("span", { class: "unread", "aria-label": `${unread} ${word("unread")}` }, String(unread)) : null);
}

/** Draws the strip; `choose(phone)` is called by click and by the arrow keys. */
export function drawTabs(phones, chosen, unreadOf, choose) {
  const strip = byId("tabs");
  const hadFocus = strip.contains(document.activeElement);
  strip.replaceChildren(...phones.map((phone) => tab(phone, phone === chosen, unreadOf(phone), choose)));
  const current = strip.querySelector("[aria-selected=true]");
  if (hadFocus) current?.focus();
  if (current) strip.scrollLeft = current.offsetLeft - (strip.clientWidth - current.clientWidth) / 2;
  strip.onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    choose(phones[(phones.indexOf(chosen) + step + phones.length) % phones.length]);
  };
}
