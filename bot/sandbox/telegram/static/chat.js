// One person's phone: who they are, what stands in the chat, and what they do.

import { Composer } from "./composer.js";
import { Log } from "./log.js";
import * as sandbox from "./sandbox.js";

const $ = (id) => document.getElementById(id);
const TYPING_MS = 5500;
const ANSWER_MS = 10000;
const TOAST_MS = 3500;
const ACTIONS = { typing: "typing…", upload_photo: "sending a photo…", upload_document: "sending a file…" };

let me = null;
let typingTimer, toastTimer;
const waiting = new Map(); // callback id → the button that waits for its answer
const early = new Map(); // answers that overtook the tap they belong to
let held = null; // what changes while the whole chat is being read, which does not know of it yet

const acts = { tap, command: (text) => send({ text }), show: (id) => log.show(id), enlarge, copy };
const log = new Log($("log"), $("scroll"), $("down"), acts);
const composer = new Composer(send);

start();

async function start() {
  const everyone = await sandbox.people();
  const wanted = Number(new URLSearchParams(location.search).get("user"));
  me = everyone.find((one) => one.id === wanted) ?? everyone[0] ?? null;
  if (!me) return welcome();
  choosePerson(everyone);
  const bot = await sandbox.profile();
  $("name").textContent = bot.name;
  document.title = `${bot.name} · ${me.first_name}`;
  $("description").textContent = bot.description || "Send a message to begin.";
  composer.setCommands(await sandbox.commands(me.id));
  sandbox.listen(me.id, connected, changed);
}

function welcome() {
  $("status").textContent = "nobody here yet";
  $("arrive").hidden = false;
  $("composer").hidden = true;
  $("arrive").addEventListener("submit", async (event) => {
    event.preventDefault();
    await sandbox.doDeed({ deed: "join", user_id: 1, first_name: $("first-name").value.trim(), opened: false });
    location.reload();
  });
}

function choosePerson(everyone) {
  $("as").hidden = everyone.length < 2;
  $("person").replaceChildren(...everyone.map((one) => new Option(one.first_name, one.id, false, one.id === me.id)));
  $("person").addEventListener("change", () => (location.search = `?user=${$("person").value}`));
}

async function connected(open) {
  $("status").textContent = open ? "online" : "connecting…";
  if (!open) return;
  held ??= [];
  try {
    log.all(await sandbox.messages(me.id));
  } finally {
    const late = held ?? [];
    held = null;
    for (const [kind, data] of late) changed(kind, data);
  }
  empty();
  const newest = log.newest();
  if (newest?.by_bot) composer.prompt(newest);
}

function changed(kind, data) {
  if (held) {
    held.push([kind, data]);
    return;
  }
  if (kind === "message") arrived(data);
  if (kind === "action") typing(ACTIONS[data.action] ?? "busy…");
  if (kind === "answer") answered(data);
  if (kind === "commands") sandbox.commands(me.id).then((list) => composer.setCommands(list));
}

function arrived(seen) {
  const isNew = !log.seen.has(seen.message.message_id);
  log.put(seen);
  empty();
  if (isNew && seen.by_bot) {
    quiet();
    composer.prompt(seen);
  }
}

function empty() {
  const nothing = log.seen.size === 0;
  $("hello").hidden = !nothing;
  $("start").hidden = !nothing;
  $("composer").hidden = nothing;
}

$("start").addEventListener("click", () => send({ text: "/start" }));

async function send({ text, file, asPhoto, replyTo }) {
  try {
    if (file) {
      const content = await sandbox.asBase64(file);
      const kind = asPhoto ? "photo" : "document";
      const mime_type = file.type || "application/octet-stream";
      await sandbox.doDeed({ deed: "send_file", user_id: me.id, name: file.name, content, kind, mime_type, caption: text });
    } else {
      await sandbox.doDeed({ deed: "say", user_id: me.id, text, ...(replyTo ? { reply_to: replyTo } : {}) });
    }
  } catch (error) {
    toast(error.message);
    throw error;
  }
}

async function tap(message, data, button) {
  button.setAttribute("aria-busy", "true");
  try {
    const done = await sandbox.doDeed({ deed: "tap", user_id: me.id, message_id: message.message_id, data });
    waiting.set(done.callback_id, button);
    setTimeout(() => settle(done.callback_id), ANSWER_MS);
    if (early.has(done.callback_id)) answered(early.get(done.callback_id));
  } catch (error) {
    button.removeAttribute("aria-busy");
    toast(error.message);
  }
}

function answered(answer) {
  if (!waiting.has(answer.callback_id)) return early.set(answer.callback_id, answer);
  settle(answer.callback_id);
  if (!answer.text) return undefined;
  if (!answer.show_alert) return toast(answer.text);
  $("alert-text").textContent = answer.text;
  return $("alert").showModal();
}

function settle(callbackId) {
  waiting.get(callbackId)?.removeAttribute("aria-busy");
  waiting.delete(callbackId);
}

function typing(words) {
  $("status").textContent = words;
  $("typing").hidden = false;
  if (log.following) log.toNewest();
  clearTimeout(typingTimer);
  typingTimer = setTimeout(quiet, TYPING_MS);
}

function quiet() {
  clearTimeout(typingTimer);
  $("status").textContent = "online";
  $("typing").hidden = true;
}

function toast(words) {
  $("toast").textContent = words;
  $("toast").hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => ($("toast").hidden = true), TOAST_MS);
}

async function copy(text) {
  await navigator.clipboard.writeText(text);
  toast("Copied");
}

function enlarge(image) {
  $("viewer-photo").src = image.src;
  $("viewer-photo").alt = image.alt;
  $("viewer").showModal();
}
