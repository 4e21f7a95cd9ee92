// The sheets that lie over the square: a transcript, a newcomer's name, whether to begin again.

import { byId } from "./elements.js";
import { word } from "./words.js";

/** Shows a transcript as text that can be selected and copied. */
export async function showTranscript(phone, onCopied) {
  const answer = await fetch(`/demo/phones/${phone.id}/transcript`);
  byId("transcript-title").textContent = word("transcriptOf") + phone.owner;
  byId("transcript-text").textContent = await answer.text();
  byId("transcript-close").onclick = () => byId("transcript").close();
  byId("transcript-copy").onclick = () => copy(onCopied);
  byId("transcript").showModal();
}

async function copy(onCopied) {
  const text = byId("transcript-text");
  try {
    await navigator.clipboard.writeText(text.textContent);
    byId("transcript").close();
    onCopied(word("copied"));
  } catch {
    getSelection().selectAllChildren(text);
    byId("transcript-title").textContent = word("copyFailed");
  }
}

/** Opens a sheet and answers the value of the button that closed it, "" for none. */
function ask(sheet) {
  sheet.returnValue = "";
  sheet.showModal();
  return new Promise((resolve) => sheet.addEventListener("close", () => resolve(sheet.returnValue), { once: true }));
}

/** Asks whether the whole demo shall begin again. */
export const askBeginning = async () => (await ask(byId("beginning"))) === "anew";

/** Asks for a name and a messenger; answers both, or null when the person thought better of it. */
export async function askName() {
  const field = byId("newcomer-name");
  field.value = "";
  const answer = ask(byId("newcomer"));
  field.focus();
  const messenger = await answer;
  const name = field.value.trim();
  return ["telegram", "viber"].includes(messenger) && name ? { first_name: name, messenger } : null;
}
