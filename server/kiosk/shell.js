// The kiosk's frame round the app: which screen stands, when a visit ends, and what covers it when the server does not answer.
// Every visit is a fresh frame, so a fresh session; docs/decisions/0009 says why.

import { attempt, patience } from "./attempt.js";
import { forget } from "./forget.js";
import { lock } from "./lock.js";
import { reading } from "./reading.js";

const { idle, warning, extensions } = document.body.dataset;
const IDLE = 1000 * idle;
const WARNING = 1000 * warning;
const EXTENSIONS = Number(extensions);
const BEAT = 500;
const POLL = 1000; // a pause, one try and one more: 3.8 seconds at most
const ANSWER = 1400;
const OPENING = 20000; // how long the app may take to draw its first page
const LOST = 3000; // how long an open app may be without its connection
const NOTICED = 50; // by then an app has let go of what it showed
const SETTLED = 100; // by then a frame that went has written its last
const RELEASE = 350; // the click of a touch comes by then, if it comes
const ACTIVITY = ["pointerdown", "pointerup", "touchstart", "touchmove", "wheel"];
const EFFECTS = ["scroll", "keydown", "input", "change"]; // something moved, was typed or ticked
const PLAIN = { size: 1, scheme: "auto" }; // the words of window.look in the app
const FIRST = document.body.dataset.language;
const MAIN = { attract: ".start", warning: "#more-time", hidden: "#choose", offline: "#offline" };

const $ = (id) => document.getElementById(id);
const words = JSON.parse($("words").textContent);
const now = () => performance.now();

let screen = "attract";
let covered = "visit"; // the screen that the warning stands on
let frame = null;
let locked = null; // the document in the frame that has been locked
let opened = 0; // when the page in the frame began to load
let connectedAt = 0;
let everConnected = false;
let touchedAt = now();
let touchedOn = Date.now();
let movedAt = now(); // when a touch last changed something
let place = ""; // the address of the page in the frame
let warnedAt = 0;
let extended = 0;
let answers = true; // whether the server answered when last asked
let look = PLAIN;

// ---- screens

function show(name) {
  screen = document.body.dataset.screen = name;
  for (const section of document.querySelectorAll(".screen")) section.hidden = section.id !== name;
  $("stage").inert = name !== "visit";
  $("choose").hidden = false;
  $("choice").hidden = true;
  $("count").textContent = warning;
  $("announcer").textContent = name === "warning" ? say("announce") : "";
  const focused = name === "visit" ? frame : document.querySelector(MAIN[name]);
  focused?.focus({ preventScroll: true });
  for (const section of document.querySelectorAll(".screen")) section.scrollTop = 0;
}

// The frame that waits speaks the first language; a visit in another one begins with a frame of its own.
function start(language = FIRST) {
  if (!frame || language !== FIRST || (everConnected && !connected())) open(language); // it waited, and died waiting
  speak(language);
  moved();
  show("visit");
}

function hide() {
  show("hidden");
}

function choose() {
  $("choose").hidden = true;
  $("choice").hidden = false;
  $("carry-on").focus();
}

function wipe() {
  attempt(discard);
  show("attract");
  setTimeout(() => frame ?? open(), SETTLED);
}

// Who stands before the screen reads on in the language of the visit.
function fault() {
  if (screen === "offline") return;
  const language = document.documentElement.lang;
  attempt(discard);
  show("offline");
  if (language !== FIRST) read(language);
}

function read(language) {
  document.querySelector(`.fault[lang="${language}"]`).scrollIntoView();
}

// ---- the app in its frame

function open(language = FIRST) {
  discardFrame();
  forget(); // once more: a cookie that the last frame wrote as it went can arrive late
  frame = document.createElement("iframe");
  frame.title = document.title;
  // No pop-ups, downloads, dialogues, printing or leaving the top: none of them is allowed, so all are refused.
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms");
  frame.src = language === FIRST ? "./" : `./?language=${language}`;
  frame.addEventListener("load", settle);
  [opened, everConnected] = [now(), false];
  $("stage").append(frame);
}

// Emptied at once, and gone as soon as the app has noticed: a list that stood open would keep the whole page of a visit,
// with all that was ticked, in the browser's memory. What the app writes as it goes is forgotten too.
function discardFrame() {
  const gone = frame;
  frame = locked = null;
  if (everConnected && gone?.contentDocument) {
    attempt(() => gone.contentDocument.documentElement?.replaceChildren());
    setTimeout(() => (gone.remove(), forget()), NOTICED);
  } else gone?.remove(); // nothing can stand open in it yet
  $("opening").hidden = false;
}

function discard() {
  discardFrame();
  extended = 0;
  forget();
  attempt(() => wear(PLAIN));
  attempt(() => speak(FIRST));
}

function settle() {
  const page = frame?.contentDocument;
  if (!page?.documentElement || page === locked || page.URL === "about:blank") return;
  [locked, opened, everConnected] = [page, now(), false];
  watch(page); // first: what is stopped is still a sign of somebody there
  lock(page);
  if (changed()) wear(look);
  page.defaultView.addEventListener("look", (event) => dress(event.detail));
}

function connected() {
  return Boolean(frame?.contentDocument?.querySelector('[data-test-connection-state="CONNECTED"]'));
}

function drawn() {
  return connected() && Boolean(frame.contentDocument.querySelector('[data-test-script-state="notRunning"] h1'));
}

// ---- idle

function watch(page) {
  for (const name of ACTIVITY) page.addEventListener(name, touched, { capture: true, passive: true });
  for (const name of EFFECTS) page.addEventListener(name, moved, { capture: true, passive: true });
}

function touched() {
  if (screen !== "warning") [touchedAt, touchedOn] = [now(), Date.now()];
}

function moved() {
  touched();
  if (screen !== "warning") [movedAt, extended] = [now(), 0];
}

function warn() {
  [covered, warnedAt] = [screen, now()];
  show("warning");
}

// A screen that touches itself must not answer the warning too: then the button alone does.
function answered(event) {
  return warnedAt - touchedAt >= IDLE || Boolean(event.target.closest("#more-time"));
}

function count() {
  const left = Math.ceil((warnedAt + WARNING - now()) / 1000);
  $("count").textContent = Math.max(left, 0);
  return left;
}

// The warning goes when the finger has left it and its click is over, or that click would press what lies below.
function moreTime() {
  if (screen !== "warning") return;
  const taken = extended + 1;
  touchedAt = movedAt = now();
  show(covered);
  [touchedOn, extended] = [Date.now(), taken];
}

function moreTimeSoon() {
  const mine = warnedAt;
  setTimeout(() => mine === warnedAt && moreTime(), RELEASE);
}

// Touches that change nothing put the end off for one idle time and no more; docs/decisions/0012 says why.
function idleFor() {
  const asleep = Date.now() - touchedOn - (now() - touchedAt); // a machine that slept has not counted
  const still = Math.max(now() - touchedAt, now() - movedAt - IDLE);
  return still + (asleep > IDLE + WARNING ? asleep : 0);
}

// Nobody is warned off what they could not have read yet; only a time that was really computed is waited for.
function needed() {
  const time = screen === "visit" ? attempt(() => reading(frame?.contentDocument), 0) : 0;
  return time > IDLE ? time : IDLE;
}

function mind() {
  const visiting = screen === "visit" || screen === "hidden";
  if (screen === "warning") return count() <= 0 && wipe();
  if (idleFor() < IDLE) return false;
  if (!visiting) return changed() && wipe();
  const wait = needed();
  if (idleFor() < wait) return false;
  return extended < EXTENSIONS && idleFor() < wait + WARNING ? warn() : wipe();
}

// ---- the server

function beat() {
  for (const step of [settle, turned, attend, () => speak(frame?.contentDocument?.documentElement?.lang), mind]) attempt(step);
}

function attend() {
  if (connected()) [connectedAt, everConnected] = [now(), true];
  if (drawn()) $("opening").hidden = true;
  const silent = now() - (everConnected ? connectedAt : opened);
  if (screen === "offline") recover();
  else if (frame && silent > (everConnected ? LOST : OPENING)) fault();
}

function turned() {
  const before = place;
  place = frame?.contentDocument?.URL ?? "";
  if (place !== before) moved();
}

// The attract screen comes back only with an app behind it that can be used.
function recover() {
  if (!answers) return discardFrame();
  if (drawn()) return show("attract");
  if (!frame || now() - opened > OPENING) open();
}

async function healthy() {
  try {
    return (await fetch("healthz", { cache: "no-store", signal: patience(ANSWER) })).ok;
  } catch {
    return false;
  }
}

async function ask() {
  answers = (await healthy()) || (await healthy());
  if (!answers) fault();
  setTimeout(ask, POLL);
}

// ---- look and language

// The app has a look of its own (window.look) and tells when it changes; the shell dresses alike.
function wear(chosen) {
  const app = frame?.contentWindow?.look;
  dress(chosen);
  changed() ? app?.set?.(look) : app?.reset?.();
}

function dress({ size, scheme }) {
  look = { size, scheme };
  Object.assign(document.documentElement.dataset, look);
  for (const button of document.querySelectorAll("button[data-size]"))
    button.setAttribute("aria-pressed", String(Number(button.dataset.size) === size));
  $("contrast").setAttribute("aria-pressed", String(scheme === "contrast"));
}

function changed() {
  return look.size !== PLAIN.size || look.scheme !== PLAIN.scheme;
}

function say(key) {
  return words[document.documentElement.lang][key];
}

// The shell speaks the language that the app speaks, where the site has it.
function speak(language) {
  if (!(language in words) || language === document.documentElement.lang) return;
  document.documentElement.lang = language;
  document.documentElement.dir = say("direction");
  for (const part of document.querySelectorAll("[data-word]:not(.greeting *)")) part.textContent = say(part.dataset.word);
  for (const part of document.querySelectorAll("[data-word-label]")) part.setAttribute("aria-label", say(part.dataset.wordLabel));
}

// ---- begin

function on(id, act) {
  $(id).addEventListener("click", act);
}

watch(document);
lock(document);
on("attract", (event) => start(event.target.closest("button[lang]")?.lang));
on("start-again", wipe);
on("hide", hide);
for (const button of document.querySelectorAll("#offline button")) button.addEventListener("click", () => read(button.lang));
on("hidden", (event) => event.target.closest("#choice") || choose());
on("carry-on", () => (moved(), show("visit")));
on("clear", wipe);
on("warning", (event) => answered(event) && moreTime());
for (const name of ["pointerup", "pointercancel", "wheel", "keyup"])
  $("warning").addEventListener(name, (event) => answered(event) && moreTimeSoon());
on("contrast", () => wear({ ...look, scheme: look.scheme === "contrast" ? PLAIN.scheme : "contrast" }));
for (const button of document.querySelectorAll("button[data-size]"))
  button.addEventListener("click", () => wear({ ...look, size: Number(button.dataset.size) }));
addEventListener("pagehide", () => (frame?.remove(), discard())); // no timer runs any more
addEventListener("pageshow", (event) => event.persisted && wipe());
attempt(() => navigator.serviceWorker?.register("kiosk/worker.js", { scope: "kiosk" }).catch(() => {}));
wipe();
document.body.dataset.begun = ""; // shell.css waits for it
setInterval(beat, BEAT);
ask();
