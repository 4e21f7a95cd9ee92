// Times as the phones' owners read them: in the zone of the demo, not in the machine's.

import { spoken } from "./words.js";

let zone = "Europe/Sofia";

/** The IANA zone in which every phone stands. */
export function setZone(name) {
  zone = name;
}

const formatted = (instant, options) =>
  new Intl.DateTimeFormat(spoken() === "bg" ? "bg-BG" : "en-GB", { timeZone: zone, ...options }).format(instant);

/** 17:05 */
export const hour = (instant) => formatted(instant, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** вторник, 21 март */
export const weekday = (instant) => formatted(instant, { weekday: "long", day: "numeric", month: "long" });

/** вт, 21.03, 17:00 */
export const short = (instant) =>
  `${formatted(instant, { weekday: "short", day: "2-digit", month: "2-digit" })}, ${hour(instant)}`;

/** вторник, 21 март 2023 г. */
export const whole = (instant) =>
  formatted(instant, { weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** +1 д. 2 ч.: how far a clock was moved, in its two largest units. */
export function distance(seconds, units) {
  const minutes = Math.round(Math.abs(seconds) / 60);
  const parts = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const words = parts.map((part, at) => (part > 0 ? `${part} ${units[at]}` : "")).filter(Boolean);
  return `${seconds < 0 ? "−" : "+"}${words.slice(0, 2).join(" ")}`;
}

/** The local day as a key that can be compared. */
export const day = (instant) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(instant);
