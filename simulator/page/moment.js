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

/** The local day as a key that can be compared. */
export const day = (instant) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(instant);
