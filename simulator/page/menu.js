// A small menu behind a button, usable with the keyboard alone.

import { button, make } from "./elements.js";

function move(menu, step) {
  const entries = [...menu.querySelectorAll("[role=menuitem]")];
  const at = entries.indexOf(document.activeElement);
  entries[(at + step + entries.length) % entries.length]?.focus();
}

/** A button and its menu; `entries()` is asked each time and gives {label, hint, deed} or {title}. */
export function menuButton({ className, label, face, entries }) {
  const menu = make("div", { class: "menu", role: "menu", hidden: true, "aria-label": label });
  const opener = button({ class: className, title: label, "aria-label": label, "aria-haspopup": "menu", "aria-expanded": "false" }, face);
  const holder = make("div", { class: "menu-holder" }, opener, menu);

  const close = (andFocus) => {
    menu.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside, true);
    if (andFocus) opener.focus();
  };
  const outside = (event) => {
    if (!holder.contains(event.target)) close(false);
  };
  const entry = ({ title, label: words, hint, deed }) => {
    if (title) return make("p", { class: "menu-title" }, title);
    const choose = () => {
      close(true);
      deed();
    };
    return button({ role: "menuitem", tabindex: -1, on: { click: choose } },
      make("bdi", {}, words), hint ? make("small", {}, hint) : null);
  };
  const open = () => {
    menu.replaceChildren(...entries().map(entry));
    menu.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    document.addEventListener("pointerdown", outside, true);
    menu.querySelector("[role=menuitem]")?.focus();
  };

  opener.addEventListener("click", () => (menu.hidden ? open() : close(true)));
  holder.addEventListener("keydown", (event) => {
    if (menu.hidden) return;
    if (event.key === "Escape") close(true);
    else if (event.key === "ArrowDown") move(menu, 1);
    else if (event.key === "ArrowUp") move(menu, -1);
    else return;
    event.preventDefault();
  });
  holder.addEventListener("focusout", (event) => {
    if (!menu.hidden && event.relatedTarget && !holder.contains(event.relatedTarget)) close(false);
  });
  return holder;
}
