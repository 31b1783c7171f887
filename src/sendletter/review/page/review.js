// The reviewers' page. `state` is what the desk says (desk.py); everything that is shown follows from it. As one file,
// the page has its state inside and keeps what is written in the browser until it is saved.
"use strict";

const $ = (id) => document.getElementById(id);
const held = $("state");
const server = held === null;
const remembered = { get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
                     set: (key, text) => { try { localStorage.setItem(key, text); } catch { /* a browser that keeps nothing */ } } };

let state = null;
let chosen = null;             // the passage that is open, as its key
let quoted = "";               // the words of it that are meant
let redline = null;            // what changed since a draft, as the desk says it; null for the pages as they stand
let since = "";                // the number of that draft, as it was chosen
let unsaved = false;           // whether the one file holds comments that were not saved
const written = new Map();     // what was begun and not sent, by passage

const key = (passage) => `${passage.reference}\n${passage.text}\n${passage.page}`;
const made = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children);
  return element;
};
const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
const passageOf = (wanted) => state.passages.findIndex((passage) => key(passage) === wanted);
const standing = (reference) => state.passages.findIndex((passage) => passage.reference === reference);

// What is shown: the pages as they stand, or those of a redline. Each passage knows which one it is of those that stand
// (−1 for what only the draft had); everything that is said is said about those.
function shown() {
  if (redline === null) return { ...state, passages: state.passages.map((passage, number) => ({ ...passage, number })) };
  return { ...redline, passages: redline.passages.map((passage) => {
    const number = standing(passage.reference);
    return number < 0 ? { ...passage, number } : { ...passage, text: state.passages[number].text, number };
  }) };
}

// ---- The pages

function showPages(before) {
  const pages = $("pages");
  const view = shown();
  const texts = new Set((before?.passages ?? []).map((passage) => passage.text));
  while (pages.children.length > view.pages.length) pages.lastChild.remove();
  view.pages.forEach((size, index) => {
    const sheet = pages.children[index] ?? pages.appendChild(newSheet(index));
    sheet.style.aspectRatio = `${size.width} / ${size.height}`;
    showPicture(sheet.querySelector("img"), size, view.digest, index + 1);
    const focused = sheet.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    for (const old of sheet.querySelectorAll(".passage")) old.remove();
    view.passages.forEach((passage) => {
      if (passage.page !== index + 1) return;
      const button = newPassage(passage, size);
      if (before && passage.number >= 0 && passage.text && !texts.has(passage.text)) flash(button);
      sheet.append(button);
      if (focused === button.dataset.key) button.focus({ preventScroll: true });
    });
  });
}

function newSheet(index) {
  const image = made("img", { alt: `Page ${index + 1}`, loading: "lazy", decoding: "async", draggable: "false" });
  return made("section", { class: "page", "aria-label": `Page ${index + 1}` }, image);
}

function showPicture(image, size, digest, number) {
  const source = size.picture ?? `pages/${digest}/${number}@${image.parentElement.clientWidth * devicePixelRatio > 1000 ? 2 : 1}.png`;
  if (image.getAttribute("src") !== source) image.setAttribute("src", source);
  image.width = size.width;
  image.height = size.height;
}

function newPassage(passage, size) {
  const button = made("button", { type: "button", class: "passage" });
  const [left, top, right, foot] = passage.box;
  button.style.left = `${100 * left / size.width}%`;
  button.style.top = `${100 * top / size.height}%`;
  button.style.width = `${100 * (right - left) / size.width}%`;
  button.style.height = `${100 * (foot - top) / size.height}%`;
  button.dataset.number = passage.number;
  button.dataset.key = key(passage.number < 0 ? passage : state.passages[passage.number]);
  button.addEventListener("click", () => { if (passage.number < 0) openGone(passage); else open(passage.number); });
  if (!/^\(?(¶|note )/.test(passage.reference)) button.classList.add("entry");
  mark(button, passage);
  return button;
}

function mark(button, passage) {
  const problems = about(state.problems, passage.number);
  const said = about(state.comments, passage.number);
  const open_ = said.filter((comment) => comment.state === "open").length;
  button.setAttribute("aria-pressed", String(chosen === button.dataset.key));
  if (problems.length) button.classList.add(problems.some((p) => p.severity === "error") ? "error" : "warning");
  if (said.length) {
    button.classList.add("said");
    button.classList.toggle("settled", open_ === 0);
    button.dataset.count = open_ || "✓";
  }
  const gone = passage.number < 0;
  if (gone || passage.words?.length) button.classList.add("changed");
  const fate = gone ? fateOf(passage) : passage.words?.length ? "changed" : "";
  const notes = [problems.length && counted(problems.length, "problem"), said.length && counted(said.length, "comment")];
  button.setAttribute("aria-label", [passage.reference, fate, ...notes, passage.text].filter(Boolean).join(", "));
}

const fateOf = (passage) => passage.now ? `moved to ${passage.now}` : "taken out";

function flash(button) {
  button.classList.add("new");
  setTimeout(() => button.classList.remove("new"), 4000);
}

// What is about a passage is shown at all its parts: a paragraph may stand on two pages.
function about(items, number) {
  if (number < 0) return [];
  const reference = state.passages[number]?.reference;
  return items.filter((item) => item.passage !== null && state.passages[item.passage]?.reference === reference);
}

// ---- The side

function showSide() {
  fill($("comments"), state.comments, comment, "No comments yet.");
  fill($("problems"), state.problems, problem, "Nothing to correct.");
  const open_ = state.comments.filter((one) => one.state === "open").length;
  $("comments-title").textContent = state.comments.length ? `Comments (${open_} open)` : "Comments";
  $("problems-title").textContent = state.problems.length ? `Noticed (${state.problems.length})` : "Noticed";
}

function fill(list, items, shown, none) {
  list.dataset.none = none;
  refill(list, items.map((item) => shown(item)));
}

// A list that is filled anew keeps the focus where it was: on the same button of the same comment.
function refill(list, children) {
  const item = list.contains(document.activeElement) ? document.activeElement.closest("[data-comment]") : null;
  const place = item && [...item.querySelectorAll("button")].indexOf(document.activeElement);
  list.replaceChildren(...children);
  if (!item) return;
  const buttons = list.querySelector(`[data-comment="${item.dataset.comment}"]`)?.querySelectorAll("button") ?? [];
  (buttons[place] ?? buttons[buttons.length - 1])?.focus({ preventScroll: true });
}

function link(item, text) {
  if (item.passage === null) return made("span", {}, text);
  const button = made("button", { type: "button" }, text);
  button.addEventListener("click", () => { show(item.passage); open(item.passage); });
  return button;
}

function comment(said, alone = false) {
  const head = made("div", { class: "head" }, ...(alone ? [] : [link(said, said.reference)]),
    ...(said.number ? [made("span", {}, `no. ${said.number}`)] : []), made("span", {}, said.author || "somebody"),
    made("span", { class: `mark ${said.state}` }, said.by ? `${said.state} (${said.by})` : said.state),
    ...(said.earlier ? [made("span", {}, "on an earlier text")] : []));
  const item = made("li", said.number ? { "data-comment": said.number } : {}, head);
  if (said.quoted) item.append(made("q", { dir: "auto" }, said.quoted));
  if (said.strikes) item.append(made("p", {}, "Take this out"));
  if (said.text) item.append(made("p", { dir: "auto" }, said.text));
  if (said.suggestion) item.append(made("ins", { dir: "auto", "aria-label": "Suggested words" }, said.suggestion));
  (said.replies ?? []).forEach((reply) => item.append(made("p", { dir: "auto" }, `${reply.author || "Reply"}: ${reply.text}`)));
  if (said.reason) item.append(made("p", { class: "hint", dir: "auto" }, said.reason));
  if (server) item.append(answers(said));
  return item;
}

function answers(said) {
  const button = (text, name, action) => {
    const element = made("button", { type: "button", "aria-label": name }, text);
    element.addEventListener("click", action);
    return element;
  };
  const number = `number ${said.number}`;
  const all = said.state === "open"
    ? [button("Done", `Done: ${number}`, () => answer(said, "done")), button("Decline", `Decline ${number}`, () => beginDecline(said))]
    : [button("Open again", `Open ${number} again`, () => answer(said, "open"))];
  return made("div", { class: "answers" }, ...all);
}

function problem(found, alone = false) {
  const reference = found.passage === null ? found.place : state.passages[found.passage].reference;
  const head = made("div", { class: "head" }, ...(alone ? [] : [link(found, reference)]),
    made("span", { class: `mark ${found.severity}` }, found.severity));
  if (!alone && found.passage !== null) head.append(made("span", {}, found.place));
  const item = made("li", {}, head, made("p", {}, found.message));
  if (found.hint) item.append(made("p", { class: "hint" }, found.hint));
  return item;
}

// ---- One passage

function open(number) {
  keep();
  chosen = key(state.passages[number]);
  quoted = "";
  $("detail").hidden = false;
  $("intro").hidden = true;
  $("gone").hidden = true;
  $("form").hidden = false;
  showDetail(number);
  const begun = written.get(chosen) ?? { text: "", suggestion: "" };
  $("text").value = begun.text;
  $("suggestion").value = begun.suggestion;
  instead(begun.suggestion !== "");
  $("wrong").textContent = "";
  opened();
}

// What only the draft had can be read and not spoken about: nobody could answer it.
function openGone(passage) {
  keep();
  chosen = key(passage);
  quoted = "";
  $("detail").hidden = false;
  $("intro").hidden = true;
  $("form").hidden = true;
  $("detail-title").textContent = passage.reference;
  $("place").textContent = "";
  $("quote").hidden = true;
  $("here").replaceChildren();
  $("gone").hidden = false;
  const place = standing(passage.now);
  const jump = made("button", { type: "button" }, passage.now);
  jump.addEventListener("click", () => { show(place); open(place); });
  $("gone").replaceChildren(...(place >= 0
    ? [`This stood here in draft ${redline.since}; now it is `, jump, ". Speak about it there."]
    : [`This stood in draft ${redline.since} and was taken out, so it cannot be commented on. Speak about what stands beside it.`]));
  showWords(passage.words.length ? passage : { words: [[passage.text, "deleted"]] });
  opened();
}

function opened() {
  for (const button of document.querySelectorAll(".passage")) {
    button.setAttribute("aria-pressed", String(button.dataset.key === chosen));
  }
  $("detail-title").focus({ preventScroll: true });
  if (matchMedia("(max-width: 60rem)").matches) buttonOf(chosen)?.scrollIntoView({ block: "start" });
  else $("detail").scrollIntoView({ block: "nearest" });
}

// The words of both versions, for who cannot see the redline's colours and lines, or hears them.
function showWords(passage) {
  const words = passage?.words ?? [];
  $("difference").hidden = words.length === 0;
  const marks = { inserted: ["ins", "inserted"], deleted: ["del", "deleted"], trace: ["del", "deleted"], moved: ["span", "moved"] };
  $("words").lang = state.language;
  $("words").dir = state.direction;
  $("words").replaceChildren(...words.map(([text, change]) => {
    const [name, fate] = marks[change] ?? ["span", ""];
    const spoken = (said) => made("span", { class: "hidden", lang: "en", dir: "ltr" }, said);
    return fate ? made(name, { class: fate }, spoken(` ${fate}: `), text, spoken(". ")) : text;
  }));
}

function showDetail(number) {
  const passage = state.passages[number];
  $("detail-title").textContent = passage.reference;
  $("place").textContent = passage.place;
  const quote = $("quote");
  if (quote.textContent !== passage.text) quote.textContent = passage.text;
  quote.hidden = !passage.text;
  quote.lang = state.language;
  quote.dir = "auto";
  $("about").hidden = !passage.text;
  showWords(redline?.passages.find((one) => one.reference === passage.reference && one.words.length));
  refill($("here"), [...about(state.problems, number).map((one) => problem(one, true)),
    ...about(state.comments, number).map((one) => comment(one, true))]);
  meant();
}

function meant() {
  const short = quoted.length > 80 ? `${quoted.slice(0, 79)}…` : quoted;
  $("about").textContent = quoted ? `About “${short}”` : "Select words above to speak about those alone.";
}

function keep() {
  if (chosen === null || passageOf(chosen) < 0) return;
  const begun = { text: $("text").value, suggestion: $("instead").hidden ? "" : $("suggestion").value };
  if (begun.text || begun.suggestion) written.set(chosen, begun);
  else written.delete(chosen);
}

function close() {
  keep();
  const button = buttonOf(chosen);
  chosen = null;
  $("detail").hidden = true;
  $("intro").hidden = false;
  button?.setAttribute("aria-pressed", "false");
  (button ?? $("pages")).focus({ preventScroll: true });
}

const buttonOf = (wanted) => [...document.querySelectorAll(".passage")].find((one) => one.dataset.key === wanted);

function instead(shown) {
  $("instead").hidden = !shown;
  $("suggest").setAttribute("aria-expanded", String(shown));
}

async function say(text, suggestion) {
  const number = passageOf(chosen);
  const author = $("author").value.trim();
  if (!author) {
    $("wrong").textContent = "Please say who you are, at the top of the page.";
    $("author").focus();
    return;
  }
  if (!text && !suggestion) {
    $("wrong").textContent = "Please write something, or press Fine.";
    $("text").focus();
    return;
  }
  const passage = state.passages[number];
  const whole = suggestion && passage.text.length <= 4000 ? passage.text : "";  // what it shall stand instead of
  const said = { reference: passage.reference, place: passage.place, page: String(passage.page), quoted: quoted || whole, author, text, suggestion, code: state.text };
  const trouble = server ? await post("comments", said) : keepHere(said, number);
  $("wrong").textContent = trouble;
  if (trouble) return;
  $("text").value = $("suggestion").value = quoted = "";
  instead(false);
  written.delete(chosen);
  meant();
  announce("Comment kept");
  if (server) await load();
  $("detail-title").focus({ preventScroll: true });
}

// ---- What became of comments

let asking = null;             // the comment that is being declined
let undone = null;             // what puts the last answer back

async function answer(said, next, reason) {
  if (!named()) return "";
  const told = { number: String(said.number), was: said.state, state: next, by: $("author").value.trim(), ...(reason === undefined ? {} : { reason }) };
  return settle(told, () => settle({ number: told.number, was: next, state: said.state, by: said.by, reason: said.reason }, null));
}

function named() {
  if ($("author").value.trim()) return true;
  last("Please say who you are, at the top of the page.");
  $("author").focus();
  return false;
}

function last(text, back = null) {
  undone = back;
  $("undo").hidden = back === null;
  $("last").hidden = false;
  $("last-said").textContent = text;
}

async function settle(told, back) {
  const list = document.activeElement.closest("#here") ? "here" : "comments";
  const trouble = await post("answers", told);
  last(trouble || `Number ${told.number} is ${told.state}${back ? "" : " again"}.`, trouble ? null : back);
  await load().catch(lost);
  const item = $(list).querySelector(`[data-comment="${told.number}"] .answers button`);
  (item ?? $("last-close")).focus({ preventScroll: true });
  return trouble;
}

function beginDecline(said) {
  if (!named()) return;
  asking = said;
  $("decline-title").textContent = `Decline number ${said.number}`;
  $("decline-about").textContent = said.text || said.suggestion || said.quoted;
  $("decline-wrong").textContent = "";
  $("reason").value = said.reason;
  $("decline").showModal();
  $("reason").focus();
}

async function decline(event) {
  event.preventDefault();
  const reason = $("reason").value.trim();
  const trouble = reason ? await answer(asking, "declined", reason) : "Say why: the reviewer will read it.";
  $("decline-wrong").textContent = trouble;
  if (!trouble) $("decline").close();
}

// ---- What changed since a draft

const CHOICE = /^#since-([1-9][0-9]*)$/;

function showChoice() {
  const select = $("since");
  const day = (text) => text ? new Date(text).toLocaleDateString("en-GB", { day: "numeric", month: "long", timeZone: "UTC" }) : "";
  const options = state.drafts.map((draft) => {
    const of = day(draft.day);
    return made("option", { value: draft.number }, `changes since draft ${draft.number}${of && `, ${of}`}`);
  });
  $("view").hidden = options.length === 0;
  select.replaceChildren(made("option", { value: "" }, "as it stands"), ...options);
  if (!state.drafts.some((draft) => String(draft.number) === since)) pick("");
  select.value = since;
}

let recent = "";               // the draft that was chosen last

function pick(number) {
  since = number;
  recent = number || recent;
  if (CHOICE.test(location.hash) || since) history.replaceState(null, "", since ? `#since-${since}` : location.pathname + location.search);
}

async function choose(number) {
  pick(number);
  $("since").value = since;
  await compare();
}

// A redline belongs to the pages that it was made of; of answers that come late, only the last one wanted is shown.
async function compare() {
  const wanted = since;
  if (!wanted) {
    redline = null;
    told("");
  } else if (redline?.of !== state.proof || String(redline.since) !== wanted) {
    $("pages").setAttribute("aria-busy", "true");
    if (String(redline?.since) !== wanted) told("Setting the changes …");
    const proof = state.proof;
    const found = server ? await fetched(`redlines/${wanted}`) : state.redline;
    if (wanted !== since || proof !== state.proof) return;
    redline = found.trouble ? null : found;
    told(found.trouble ?? found.said);
  }
  $("pages").removeAttribute("aria-busy");
  const open_ = chosen !== null && !$("form").hidden ? passageOf(chosen) : -1;
  showPages(null);
  if (open_ >= 0) showDetail(open_);
  else if (chosen !== null && redline === null) close();
}

async function fetched(where) {
  try {
    const answer = await fetch(where);
    return await answer.json();
  } catch {
    return { trouble: "Not connected, so the changes cannot be shown." };
  }
}

const told = (text) => { if ($("changes").textContent !== text) $("changes").textContent = text; };

// ---- Approval

function showApproval() {
  $("approve").hidden = !server || state.asked.length === 0;
  const given = state.asked.filter((one) => one.state === "approved").length;
  $("approve").textContent = `Approve (${given} of ${state.asked.length})`;
}

function beginApproval() {
  $("consent-code").textContent = state.text;
  $("consent-wrong").textContent = "";
  $("consent-who").replaceChildren(...state.asked.map((one) => {
    const input = made("input", { type: "radio", name: "who", value: one.who, required: "" });
    const since = one.changed.length ? `; since then there changed ${one.changed.join(", ")}` : "";
    return made("label", {}, input, made("span", {}, one.who, " ", made("span", { class: "quiet" }, `${one.state}${since}`)));
  }));
  $("consent").showModal();
}

async function approve(event) {
  event.preventDefault();
  const who = new FormData($("consent-form")).get("who");
  const trouble = await post("approvals", { who, note: $("note").value, text: $("consent-code").textContent });
  $("consent-wrong").textContent = trouble;
  if (trouble) return;
  $("note").value = "";
  $("consent").close();
  announce(`Approved as ${who}`);
}

// ---- Where the state comes from and where things go

async function post(where, said) {
  try {
    const answer = await fetch(where, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(said) });
    if (answer.ok) return "";
    const told = await answer.json().catch(() => ({}));
    return told.trouble ?? `It could not be kept (${answer.status}).`;
  } catch {
    return "Not connected, so nothing was kept. Your words stay here; try again.";
  }
}

async function load() {
  const answer = await fetch("state");
  if (answer.ok) render(await answer.json());
}

function render(next) {
  if (state !== null && next.version < state.version) return;
  const before = state;
  state = next;
  follow(before);
  document.title = `Review: ${state.title || "letter"}`;
  $("title").textContent = state.title || "Review";
  $("code").textContent = state.text ? `Text ${state.text}` : "";
  $("trouble").hidden = !state.stale;
  $("trouble").textContent = state.trouble || (state.pages.length
    ? "The last save cannot be set; the pages are those from before it. What is wrong stands at the side."
    : "The letter cannot be set yet. What is wrong stands at the side.");
  showChoice();
  showPages(before);
  showSide();
  showApproval();
  if (since || redline) compare();
  const number = chosen === null ? -1 : passageOf(chosen);
  if (number >= 0) showDetail(number);
  if (before === null) announce(server ? "Live: every save shows here" : "Comments stay in this browser until you save them");
  else if (before.digest !== state.digest) announce(`Updated at ${new Date().toLocaleTimeString([], { timeStyle: "short" })}`);
}

// A passage that is open stays so while it is edited in the sources: it is the one of its reference.
function follow(before) {
  if (before === null || chosen === null || passageOf(chosen) >= 0) return;
  if ($("form").hidden) return;  // what only a draft had
  const old = before.passages.find((passage) => key(passage) === chosen);
  const now = state.passages.find((passage) => passage.reference === old?.reference);
  if (now && written.has(chosen)) written.set(key(now), written.get(chosen));
  if (now) chosen = key(now);
  else close();
}

const announce = (text) => { $("status").textContent = text; };

function listen() {
  const events = new EventSource("events");
  events.addEventListener("message", () => { load().catch(lost); });
  events.addEventListener("error", lost);
}

const lost = () => announce("Not connected: sendletter review has ended, or is about to come back");

function keepHere(said, number) {
  const now = new Date();
  const when = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 16).replace("T", " ");  // as clocks here say
  const state_ = said.text === "Fine" && !said.suggestion ? "done" : "open";
  state.comments.push({ ...said, number: "", reason: "", when, state: state_, earlier: false, passage: number, mine: true });
  store();
  render({ ...state });
  return "";
}

function store() {
  unsaved = true;
  remembered.set(`sendletter ${state.text}`, JSON.stringify(state.comments.filter((one) => one.mine)));
}

function save() {
  const mine = state.comments.filter((one) => one.mine);
  const keys = ["reference", "quoted", "suggestion", "text", "author", "when", "place", "page"];
  const comments = mine.map((one) => Object.fromEntries(keys.map((name) => [name, one[name] ?? ""])));
  const data = { "sendletter comments": 1, text: state.text, comments };
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(data, null, 2)}\n`], { type: "application/json" }));
  const author = $("author").value.trim().replace(/[^\p{L}\p{N}]+/gu, "-").toLowerCase() || "reviewer";
  made("a", { href: url, download: `comments-${author}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
  unsaved = false;
  announce(`Saved ${counted(comments.length, "comment")}; send the file back by mail`);
}

// ---- Keys

function show(number) {
  const button = buttonOf(key(state.passages[number]));
  button?.scrollIntoView({ block: "center" });
  return button;
}

function step(by, wanted = () => true) {
  const buttons = [...document.querySelectorAll(".passage")].filter(wanted);
  const all = [...document.querySelectorAll(".passage")];
  const here = all.indexOf(document.activeElement.closest(".passage") ?? buttonOf(chosen));
  const next = by > 0 ? buttons.find((one) => all.indexOf(one) > here) : buttons.findLast((one) => all.indexOf(one) < (here < 0 ? all.length : here));
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
  if (chosen !== null) { next.click(); next.focus({ preventScroll: true }); }
}

const remarked = (button) => button.matches(".said, .warning, .error, .changed");
const KEYS = {
  j: () => step(1), k: () => step(-1), n: () => step(1, remarked), p: () => step(-1, remarked),
  r: () => { if (state.drafts.length) choose(since ? "" : recent || String(state.drafts[0].number)); },
  "?": () => $("keys").showModal(),
};

document.addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]") || event.isComposing) return;
  if (event.key === "Escape" && chosen !== null) { close(); event.preventDefault(); return; }
  if (event.target.matches("textarea, input, select")) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !$("form").hidden) $("form").requestSubmit();
    return;
  }
  if (event.key === "Enter" && event.target.id === "detail-title") { $("text").focus(); event.preventDefault(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const action = KEYS[event.key];
  if (action) { action(); event.preventDefault(); }
});

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  const quote = $("quote");
  if (selection.rangeCount === 0 || !quote.contains(selection.anchorNode) || !quote.contains(selection.focusNode)) return;
  quoted = selection.toString().trim();
  meant();
});

$("close").addEventListener("click", close);
$("help").addEventListener("click", KEYS["?"]);
$("save").addEventListener("click", save);
$("approve").addEventListener("click", beginApproval);
$("since").addEventListener("change", () => choose($("since").value));
addEventListener("hashchange", () => choose(CHOICE.exec(location.hash)?.[1] ?? ""));
$("undo").addEventListener("click", () => undone?.());
$("last-close").addEventListener("click", () => { $("last").hidden = true; });
$("decline-close").addEventListener("click", () => $("decline").close());
$("decline-form").addEventListener("submit", decline);
$("consent-close").addEventListener("click", () => $("consent").close());
$("consent-form").addEventListener("submit", approve);
$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  say($("text").value.trim(), $("instead").hidden ? "" : $("suggestion").value.trim());
});
$("fine").addEventListener("click", () => say("Fine", ""));
$("suggest").addEventListener("click", () => {
  const shown = $("instead").hidden;
  instead(shown);
  if (!shown) return;
  if (!$("suggestion").value) $("suggestion").value = quoted || $("quote").textContent;
  $("suggestion").focus();
});
$("author").value = remembered.get("sendletter author") ?? "";
$("author").addEventListener("change", () => remembered.set("sendletter author", $("author").value));
addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

since = CHOICE.exec(location.hash)?.[1] ?? "";
if (server) {
  listen();
} else {
  const first = JSON.parse(held.textContent);
  let mine = [];
  try { mine = JSON.parse(remembered.get(`sendletter ${first.text}`) ?? "[]"); } catch { /* what is not ours */ }
  first.comments.push(...mine);
  $("save").hidden = false;
  render(first);
}
