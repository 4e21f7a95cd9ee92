// The page's own words in Bulgarian and English; what the bot says is never touched here.

const WORDS = {
  bg: {
    brand: "Мегдан",
    what: "Общност и община се канят на срещи, отговарят с едно докосване и помнят заедно. Телефоните тук са измислени, чатботът е истински.",
    clock: "Часовник на демото",
    language: "Език на страницата",
    phones: "Телефони",
    anew: "Отначало",
    anewTip: "Връща града и часовника в началото",
    anewAsked: "Да започнем ли отначало?",
    anewHint: "Телефоните, срещите и часовникът се връщат в началото. Отнема няколко секунди.",
    anewSoon: "Започваме отначало…",
    plusHour: "+1 час",
    plusDay: "+1 ден",
    toNext: "До следващото",
    nothingNext: "нищо не предстои",
    moved: "преместен:",
    units: ["д.", "ч.", "мин."],
    addPhone: "Нов телефон",
    newcomerName: "Как се казва човекът?",
    newcomerHint: "Това е непознат човек: никой още не го е поканил.",
    add: "Добавете",
    addViber: "С Viber",
    cancel: "Отказ",
    stranger: "непознат човек",
    bot: "бот",
    connecting: "Свързване…",
    write: "Съобщение",
    send: "Изпращане",
    attach: "Прикачване",
    paste: "Поставяне на обява",
    sticker: "Стикер",
    voice: "Гласово съобщение",
    photo: "Снимка",
    document: "Файл",
    documentName: "Програма.pdf",
    place: "Място",
    more: "Още",
    commands: "Меню на бота",
    openLink: "Отваряне на връзка",
    linkFrom: "Връзка от",
    start: "СТАРТ",
    invited: "Имате покана? Докоснете я, все едно сканирате плаката:",
    block: "Блокиране на бота",
    unblock: "Отблокиране",
    messagesOff: "Спиране на съобщенията",
    messagesOn: "Включване на съобщенията",
    messagesAreOff: "съобщенията са спрени",
    clear: "Изтриване на чата",
    transcript: "Препис на разговора",
    transcriptOf: "Препис: ",
    copy: "Копиране",
    copied: "Преписът е копиран.",
    close: "Затваряне",
    edited: "редактирано",
    toNewest: "Към най-новото съобщение",
    messages: "Съобщения",
    unread: "непрочетени",
    unlock: "Докоснете, за да отключите",
    notification: "Известие на заключен екран",
    nowShort: "сега",
    download: "Изтегляне на файла",
    photoOf: "Снимка",
    stickerOf: "Стикер",
    noConnection: "Няма връзка с демото. Опитваме отново…",
    refused: "Не стана. Опитайте пак.",
    clockRefused: "Часовникът не се премести.",
    copyFailed: "Маркирайте текста и го копирайте.",
  },
  en: {
    brand: "Megdan",
    what: "A community and its municipality invite each other to meetings, answer in one tap and remember together. The phones here are invented, the chatbot is real.",
    clock: "The demo's clock",
    language: "Language of this page",
    phones: "Phones",
    anew: "Begin again",
    anewTip: "Takes the town and the clock back to the beginning",
    anewAsked: "Shall we begin again?",
    anewHint: "Phones, meetings and the clock go back to the beginning. It takes a few seconds.",
    anewSoon: "Beginning again…",
    plusHour: "+1 hour",
    plusDay: "+1 day",
    toNext: "To what comes next",
    nothingNext: "nothing is due",
    moved: "moved:",
    units: ["d", "h", "min"],
    addPhone: "New phone",
    newcomerName: "What is the person's name?",
    newcomerHint: "This is a stranger: nobody has invited them yet.",
    add: "Add",
    addViber: "With Viber",
    cancel: "Cancel",
    stranger: "a stranger",
    bot: "bot",
    connecting: "Connecting…",
    write: "Message",
    send: "Send",
    attach: "Attach",
    paste: "Paste a notice",
    sticker: "Sticker",
    voice: "Voice note",
    photo: "Photo",
    document: "File",
    documentName: "Programme.pdf",
    place: "Place",
    more: "More",
    commands: "The bot's menu",
    openLink: "Open a link",
    linkFrom: "A link from",
    start: "START",
    invited: "Do you have an invite? Tap it as if you scanned the poster:",
    block: "Block the bot",
    unblock: "Unblock",
    messagesOff: "Turn messages off",
    messagesOn: "Turn messages on",
    messagesAreOff: "messages are off",
    clear: "Clear the chat",
    transcript: "Transcript",
    transcriptOf: "Transcript: ",
    copy: "Copy",
    copied: "The transcript has been copied.",
    close: "Close",
    edited: "edited",
    toNewest: "To the newest message",
    messages: "Messages",
    unread: "unread",
    unlock: "Tap to unlock",
    notification: "Notification on the lock screen",
    nowShort: "now",
    download: "Download the file",
    photoOf: "Photo",
    stickerOf: "Sticker",
    noConnection: "No connection to the demo. Trying again…",
    refused: "That did not work. Please try again.",
    clockRefused: "The clock did not move.",
    copyFailed: "Please select the text and copy it.",
  },
};

const REMEMBERED = "megdan.tongue";
let tongue = localStorage.getItem(REMEMBERED) === "en" ? "en" : "bg";

/** The language in which the page speaks: "bg" or "en". */
export const spoken = () => tongue;

/** One of the page's own sentences. */
export const word = (name) => WORDS[tongue][name];

/** What the demo gives in both languages; "" for nothing. */
export const inTongue = (words) => words?.[tongue] ?? "";

/** Changes the language, remembers it and rewrites everything that stands in the document. */
export function speak(chosen) {
  tongue = chosen;
  localStorage.setItem(REMEMBERED, chosen);
  document.documentElement.lang = chosen;
  document.title = word("brand");
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = word(element.dataset.word);
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", word(element.dataset.label));
  }
  for (const element of document.querySelectorAll("[data-tip]")) element.title = word(element.dataset.tip);
  for (const element of document.querySelectorAll("[data-tongue]")) {
    element.setAttribute("aria-pressed", String(element.dataset.tongue === chosen));
  }
}
