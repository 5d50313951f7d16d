// One message as an element.

import { fileAddress } from "./sandbox.js";
import { rich } from "./words.js";

export function bubble(seen, acts) {
  const { message } = seen;
  const row = make("li", `message${seen.by_bot ? "" : " mine"}`);
  row.dataset.id = message.message_id;
  const body = make("div", "bubble");
  body.append(...head(message, acts), ...media(message, acts));
  const text = message.text ?? message.caption;
  if (text) body.append(rich(text, message.entities ?? message.caption_entities, acts.command));
  body.append(foot(seen));
  row.append(body);
  const keyboard = message.reply_markup?.inline_keyboard;
  if (keyboard) {
    row.classList.add("has-buttons");
    row.append(buttons(keyboard, message, acts));
  }
  if (seen.reactions?.length) row.append(make("div", "reactions", seen.reactions.join(" ")));
  return row;
}

export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${kilobytes.toFixed(0)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function head(message, acts) {
  const parts = [];
  if (message.forward_origin) parts.push(make("p", "origin", `Forwarded from ${message.forward_origin.sender_user_name}`));
  if (message.via_bot) parts.push(make("p", "origin", `via @${message.via_bot.username}`));
  const first = message.reply_to_message;
  if (first) {
    const quote = make("button", "quote", first.text ?? first.caption ?? "Photo");
    quote.type = "button";
    quote.addEventListener("click", () => acts.show(first.message_id));
    parts.push(quote);
  }
  return parts;
}

function media(message, acts) {
  if (message.photo) return [photo(message, acts)];
  return message.document ? [file(message.document)] : [];
}

function photo(message, acts) {
  const largest = message.photo.at(-1);
  const frame = make("button", "photo");
  frame.type = "button";
  frame.setAttribute("aria-label", "Show the photo large");
  const image = new Image(largest.width, largest.height);
  image.alt = message.caption ? `Photo: ${message.caption.split("\n")[0]}` : "Photo";
  image.src = fileAddress(largest.file_id);
  frame.append(image);
  frame.addEventListener("click", () => acts.enlarge(image));
  return frame;
}

function file(document_) {
  const link = make("a", "file");
  link.href = fileAddress(document_.file_id);
  link.download = document_.file_name;
  const icon = make("i");
  icon.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 4v11m-5-4.5 5 5 5-5M5 20h14" /></svg>';
  const label = make("span");
  label.append(make("b", "", document_.file_name), make("small", "", size(document_.file_size)));
  link.append(icon, label);
  return link;
}

function foot(seen) {
  const line = make("div", "foot");
  if (seen.pinned) line.append(make("span", "", "pinned"));
  if (seen.silent) line.append(make("span", "", "silent"));
  if (seen.message.edit_date) line.append(make("span", "", "edited"));
  const time = make("time", "", clock(seen.message.date));
  time.dateTime = new Date(seen.message.date * 1000).toISOString();
  line.append(time);
  return line;
}

function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false });
}

function buttons(rows, message, acts) {
  const keyboard = make("div", "buttons");
  for (const row of rows) {
    const line = make("div");
    line.append(...row.map((button) => key(button, message, acts)));
    keyboard.append(line);
  }
  return keyboard;
}

function key(button, message, acts) {
  const isLink = /^https?:/i.test(button.url ?? "");
  const element = make(isLink ? "a" : "button", button.style ?? "", button.text);
  if (isLink) {
    Object.assign(element, { href: button.url, target: "_blank", rel: "noopener noreferrer" });
    return element;
  }
  element.type = "button";
  element.addEventListener("click", () => {
    if (button.callback_data) acts.tap(message, button.callback_data, element);
    else if (button.copy_text) acts.copy(button.copy_text.text);
  });
  return element;
}
