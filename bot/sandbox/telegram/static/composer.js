// The lower edge: text, files, commands, answers that a message asks for.

import { size } from "./bubble.js";

const $ = (id) => document.getElementById(id);
const SHOWABLE = ["image/png", "image/jpeg", "image/webp"];

export class Composer {
  // `send({text, file, replyTo})` does it; a rejection leaves everything where it is.
  constructor(send) {
    this.send = send;
    this.file = null;
    this.replyTo = null;
    this.wireText();
    this.wireFile();
    this.wireMenu();
    this.renew();
  }

  wireText() {
    $("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    $("text").addEventListener("input", () => this.renew());
    $("text").addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.submit();
    });
    $("no-reply").addEventListener("click", () => this.prompt(null));
  }

  wireFile() {
    $("attach").addEventListener("click", () => $("file").click());
    $("file").addEventListener("change", () => this.attach($("file").files[0]));
    $("no-file").addEventListener("click", () => this.attach(null));
    const phone = $("phone");
    phone.addEventListener("dragover", (event) => {
      event.preventDefault();
      $("drop").hidden = false;
    });
    phone.addEventListener("dragleave", (event) => event.relatedTarget || ($("drop").hidden = true));
    phone.addEventListener("drop", (event) => {
      event.preventDefault();
      $("drop").hidden = true;
      this.attach(event.dataTransfer.files[0]);
    });
  }

  wireMenu() {
    const opener = $("commands");
    opener.addEventListener("click", () => this.showMenu($("menu").hidden));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.showMenu(false));
    document.addEventListener("click", (event) => {
      if (!$("menu").contains(event.target) && !opener.contains(event.target)) this.showMenu(false);
    });
  }

  setCommands(commands) {
    $("commands").hidden = commands.length === 0;
    $("menu").replaceChildren(...commands.map((command) => this.menuItem(command)));
  }

  attach(file) {
    this.file = file ?? null;
    $("attached").hidden = !file;
    $("file-name").textContent = file?.name ?? "";
    $("file-size").textContent = file ? `${size(file.size)} · ${this.asPhoto(file) ? "as photo" : "as file"}` : "";
    if (!file) $("file").value = "";
    this.renew();
    $("text").focus();
  }

  asPhoto(file) {
    return SHOWABLE.includes(file.type);
  }

  // What the newest message of the bot asks for: a reply, one of some answers, or nothing.
  prompt(seen) {
    const wish = seen?.prompt ?? null;
    this.replyTo = wish?.force_reply ? seen.message : null;
    $("replying").hidden = !this.replyTo;
    $("replying-to").textContent = this.replyTo?.text ?? this.replyTo?.caption ?? "";
    $("text").placeholder = wish?.input_field_placeholder || "Message";
    const rows = wish?.keyboard ?? [];
    $("keys").hidden = rows.length === 0;
    $("keys").replaceChildren(...rows.map((row) => this.keyRow(row)));
  }

  async submit() {
    const text = $("text").value.trim();
    if (!text && !this.file) return;
    $("send").disabled = true;
    try {
      await this.send({ text, file: this.file, asPhoto: this.file && this.asPhoto(this.file), replyTo: this.replyTo?.message_id });
      $("text").value = "";
      this.attach(null);
      this.prompt(null);
    } finally {
      this.renew();
    }
  }

  renew() {
    const text = $("text");
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight + 2}px`;
    $("send").disabled = !text.value.trim() && !this.file;
  }

  showMenu(open) {
    $("menu").hidden = !open;
    $("commands").setAttribute("aria-expanded", String(open));
    if (open) $("menu").querySelector("button")?.focus();
  }

  menuItem({ command, description }) {
    const item = document.createElement("button");
    Object.assign(item, { type: "button" });
    item.setAttribute("role", "menuitem");
    const name = document.createElement("b");
    const what = document.createElement("span");
    name.textContent = `/${command}`;
    what.textContent = description;
    item.append(name, what);
    item.addEventListener("click", () => {
      this.showMenu(false);
      this.send({ text: `/${command}` });
    });
    return item;
  }

  keyRow(row) {
    const line = document.createElement("div");
    for (const wish of row) {
      const key = document.createElement("button");
      key.type = "button";
      key.textContent = typeof wish === "string" ? wish : wish.text;
      key.addEventListener("click", () => this.send({ text: key.textContent }).then(() => this.prompt(null)));
      line.append(key);
    }
    return line;
  }
}
