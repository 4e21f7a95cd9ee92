// Builds elements from plain values. Text always becomes a text node, never markup.

const SVG = "http://www.w3.org/2000/svg";

const DRAWINGS = {
  attach: "M16.500 6.500v9.750a4.500 4.500 0 0 1-9 0V5.500a3 3 0 0 1 6 0v9.750a1.500 1.500 0 0 1-3 0V7",
  send: "M3.500 20.500 21 12 3.500 3.500l2.200 7L14 12l-8.300 1.500z",
  more: "M12 5.500v.01M12 12v.01M12 18.500v.01",
  file: "M6.500 3h7.500l4 4v14h-11.500zM13.500 3.500V7.500h4",
  play: "M8 5.500v13l11-6.500z",
  down: "m6 9.500 6 6 6-6",
  lock: "M7 11V8a5 5 0 0 1 10 0v3M5.500 11h13v9.500h-13z",
  signal: "M3 19v-3M8.500 19v-6.500M14 19V9M19.500 19V5",
  battery: "M2.500 8h16.500v8H2.500zM21.500 11v2M5 10.500h9v3H5z",
  check: "m2.500 12.500 4.500 4.500L16 7.500M11.500 16l1 1 9-9.500",
};

/** An element; `on` holds listeners, every other property is an attribute, children are nodes or words. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  const { on = {}, ...attributes } = properties;
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const [event, listener] of Object.entries(on)) element.addEventListener(event, listener);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A button that never submits a form. */
export function button(properties, ...children) {
  return make("button", { type: "button", ...properties }, ...children);
}

/** A line drawing that screen readers skip. */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", `icon icon-${name}`);
  drawing.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", DRAWINGS[name]);
  drawing.append(line);
  return drawing;
}

/** The element with this id. */
export const byId = (id) => document.getElementById(id);
