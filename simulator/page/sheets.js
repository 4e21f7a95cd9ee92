// The two sheets that lie over the square: a phone's transcript and the name of a newcomer.

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

/** Asks for a name; answers it, or null when the person thought better of it. */
export function askName() {
  const sheet = byId("newcomer");
  const field = byId("newcomer-name");
  field.value = "";
  sheet.returnValue = "";
  sheet.showModal();
  field.focus();
  return new Promise((resolve) => {
    const done = () => resolve(sheet.returnValue === "add" && field.value.trim() ? field.value.trim() : null);
    sheet.addEventListener("close", done, { once: true });
  });
}
