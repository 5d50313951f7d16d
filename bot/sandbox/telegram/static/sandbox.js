// The sandbox over HTTP: what a person does, and what they see.

async function read(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
}

export async function doDeed(deed) {
  const answer = await fetch("/world/deeds", { method: "POST", body: JSON.stringify(deed) });
  const done = await answer.json();
  if (!answer.ok) throw new Error(done.error);
  return done;
}

export const people = () => read("/world/users");
export const profile = () => read("/world/profile");
export const messages = (chat) => read(`/world/chats/${chat}/messages`);
export const commands = (user) => read(`/world/users/${user}/commands`);
export const fileAddress = (file) => `/world/files/${encodeURIComponent(file)}`;

export async function asBase64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += 32768) binary += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(binary);
}

// Calls back with (kind, data) for every change; `onOpen` comes again after each lost connection.
export function listen(chat, onOpen, onChange) {
  const stream = new EventSource(`/world/chats/${chat}/events`);
  stream.onopen = () => onOpen(true);
  stream.onerror = () => onOpen(false);
  for (const kind of ["message", "action", "answer", "commands"]) {
    stream.addEventListener(kind, (event) => event.data && onChange(kind, JSON.parse(event.data)));
  }
}
