// The demo's clock: shows it, lets it run, and moves it through the bot's own control.

import { byId } from "./elements.js";
import { distance, hour, short, whole } from "./moment.js";
import { post, read } from "./wire.js";
import { inTongue, word } from "./words.js";

const HOUR = 3600;
const DAY = 24 * HOUR;
const READ_EVERY = 10000;
const TICK_EVERY = 1000;
const SOON = 700;

export class Clock {
  /** `onTick(instant)` hears the demo's time every second, `onRefused()` when it could not be moved. */
  constructor({ onTick, onRefused }) {
    this.onTick = onTick;
    this.onRefused = onRefused;
    this.shift = 0;
    this.answer = null;
    byId("plus-hour").addEventListener("click", () => this.move({ advance_seconds: HOUR }));
    byId("plus-day").addEventListener("click", () => this.move({ advance_seconds: DAY }));
    byId("to-next").addEventListener("click", () => this.move({ to: "next" }));
  }

  get now() {
    return new Date(Date.now() + this.shift);
  }

  start() {
    byId("clock").hidden = false;
    this.read();
    setInterval(() => this.read(), READ_EVERY);
    setInterval(() => this.tick(), TICK_EVERY);
  }

  /** Something happened: what comes next may be another thing now. */
  readSoon() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.read(), SOON);
  }

  async read() {
    try {
      this.show(await read("/demo/clock"));
    } catch {
      this.show(null);
    }
  }

  async move(body) {
    byId("clock").classList.add("moving");
    this.enable(false);
    try {
      this.show(await post("/demo/clock", body));
    } catch (refusal) {
      this.onRefused(refusal);
    } finally {
      byId("clock").classList.remove("moving");
      this.enable(true);
    }
  }

  enable(isFree) {
    for (const step of byId("clock").querySelectorAll("button")) step.disabled = !isFree;
    if (isFree) this.limit();
  }

  limit() {
    byId("plus-hour").disabled = byId("plus-day").disabled = !this.answer;
    byId("to-next").disabled = !this.answer?.next_due;
  }

  show(answer) {
    this.answer = answer;
    if (answer) this.shift = new Date(answer.now).getTime() - Date.now();
    if (!byId("clock").classList.contains("moving")) this.limit();
    this.draw();
  }

  /** Also after the language changed. */
  draw() {
    const next = this.answer?.next_due;
    const what = inTongue(this.answer?.next_due_what);
    byId("next-what").textContent = next
      ? [short(new Date(next)), what].filter(Boolean).join(" · ")
      : word("nothingNext");
    byId("next-what").title = byId("next-what").textContent;
    const moved = this.answer?.moved_seconds ?? 0;
    byId("moved").hidden = Math.abs(moved) < 60;
    byId("distance").textContent = distance(moved, word("units"));
    this.tick();
  }

  tick() {
    const { now } = this;
    byId("now").dateTime = now.toISOString();
    byId("now").textContent = `${whole(now)}, ${hour(now)}`;
    this.onTick(now);
  }
}
