// Speaks with the demo on this machine: requests, and a stream of what changes on the phones.

const AGAIN_AFTER = 1000;

/** Sends one deed; an answer that is not 2xx becomes an error with the demo's own sentence. */
export async function post(path, body = {}) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error((await answer.text()) || answer.statusText);
  return answer.json();
}

/** Reads one JSON answer. */
export async function read(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error((await answer.text()) || answer.statusText);
  return answer.json();
}

/** Listens for as long as the page lives. After a drop the first thing that comes is the whole state again. */
export function listen({ onState, onPhone, onConnected, onDropped }) {
  const source = new EventSource("/demo/events");
  source.addEventListener("open", onConnected);
  source.addEventListener("state", (event) => onState(JSON.parse(event.data)));
  source.addEventListener("phone", (event) => onPhone(JSON.parse(event.data)));
  source.addEventListener("error", () => {
    onDropped();
    // A browser gives up for good when the answer is an error and not a stream.
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => listen({ onState, onPhone, onConnected, onDropped }), AGAIN_AFTER);
    }
  });
}
