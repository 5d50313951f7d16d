// Text with entities as elements. Everything goes in as text, so nothing in a message can become markup.

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code",
  blockquote: "blockquote", expandable_blockquote: "blockquote", text_mention: "span", custom_emoji: "span",
};

export function rich(text, entities, onCommand) {
  const words = document.createElement("div");
  words.className = "words";
  words.dir = "auto";
  words.append(...pieces(text, 0, text.length, entities ?? [], onCommand));
  return words;
}

// An entity's offset and length count UTF-16 units, as JavaScript's strings do.
function pieces(text, start, end, entities, onCommand) {
  const found = [];
  let at = start;
  const rest = [...entities];
  while (rest.length) {
    const entity = rest.shift();
    const stop = Math.min(entity.offset + entity.length, end);
    if (entity.offset < at || stop <= entity.offset) continue;
    if (entity.offset > at) found.push(text.slice(at, entity.offset));
    const inner = [];
    while (rest.length && rest[0].offset < stop) inner.push(rest.shift());
    found.push(element(entity, text.slice(entity.offset, stop), pieces(text, entity.offset, stop, inner, onCommand), onCommand));
    at = stop;
  }
  if (at < end) found.push(text.slice(at, end));
  return found.map((piece, index) => (isBlock(found[index - 1]) && typeof piece === "string" ? piece.replace(/^\n/, "") : piece));
}

// A block ends its own line, so the line break behind it says nothing more.
function isBlock(piece) {
  return piece instanceof HTMLElement && ["PRE", "BLOCKQUOTE"].includes(piece.tagName);
}

function element(entity, own, content, onCommand) {
  switch (entity.type) {
    case "url":
      return link(own, content);
    case "text_link":
      return link(entity.url, content);
    case "bot_command":
      return command(own, onCommand);
    case "pre":
      return block(entity, content);
    case "spoiler":
      return spoiler(content);
  }
  const shown = document.createElement(TAGS[entity.type] ?? "span");
  shown.append(...content);
  if (entity.type === "expandable_blockquote") foldable(shown);
  return shown;
}

function link(address, content) {
  const shown = document.createElement(/^https?:/i.test(address) ? "a" : "span");
  if (shown.tagName === "A") Object.assign(shown, { href: address, target: "_blank", rel: "noopener noreferrer" });
  shown.append(...content);
  return shown;
}

function command(own, onCommand) {
  const shown = document.createElement("button");
  Object.assign(shown, { type: "button", className: "command", textContent: own });
  shown.addEventListener("click", () => onCommand(own));
  return shown;
}

function block(entity, content) {
  const shown = document.createElement("pre");
  const code = document.createElement("code");
  if (entity.language) code.dataset.language = entity.language;
  code.append(...content);
  shown.append(code);
  shown.tabIndex = 0;
  return shown;
}

function spoiler(content) {
  const shown = document.createElement("span");
  shown.className = "spoiler";
  pressable(shown, "Hidden text", () => shown.classList.add("shown"));
  shown.append(...content);
  return shown;
}

function foldable(shown) {
  shown.className = "folded";
  pressable(shown, null, () => shown.classList.toggle("folded"));
}

function pressable(shown, label, act) {
  shown.tabIndex = 0;
  shown.setAttribute("role", "button");
  if (label) shown.setAttribute("aria-label", label);
  const once = () => {
    act();
    shown.removeAttribute("aria-label");
  };
  shown.addEventListener("click", once);
  shown.addEventListener("keydown", (event) => event.key === "Enter" && once());
}
