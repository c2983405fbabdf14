// The kiosk's frame round the app: which screen stands, when a visit ends, and what covers it when the server does not answer.
// Every visit is a fresh frame, so a fresh session; docs/decisions/0009 says why.

import { attempt, patience } from "./attempt.js"
import { forget } from "./forget.js"
import * as idle from "./idle.js"
import { lock } from "./lock.js"
import { reading } from "./reading.js"

const site = document.body.dataset
const LIMITS = {
  idle: 1000 * Number(site.idle),
  warning: 1000 * Number(site.warning),
  extensions: Number(site.extensions),
}
const BEAT = 500
const POLL = 1000 // a pause, one try and one more: 3.8 seconds at most
const ANSWER = 1400
const OPENING = 20000 // how long the app may take to draw its first page
const LOST = 3000 // how long an open app may be without its connection
const NOTICED = 50 // by then an app has let go of what it showed
const SETTLED = 100 // by then a frame that went has written its last
const RELEASE = 350 // the click of a touch comes by then, if it comes
const ACTIVITY = ["pointerdown", "pointerup", "touchstart", "touchmove", "wheel"]
const EFFECTS = ["scroll", "keydown", "input", "change"] // something moved, was typed or ticked
const PLAIN = { size: 1, scheme: "auto" } // the words of window.look in the app
const FIRST = site.language
const MAIN = { attract: ".start", warning: "#more-time", hidden: "#choose", offline: "#offline" }

const $ = (id) => document.getElementById(id)
const words = JSON.parse($("words").textContent)
const now = () => performance.now()
const moment = () => ({ at: now(), on: Date.now() })

let screen = "attract"
let covered = "visit" // the screen that the warning stands on
/** The app in its frame: the document that has been locked, its address, when it began to load, and its connection. */
const app = { frame: null, locked: null, place: "", opened: 0, connectedAt: 0, everConnected: false }
let who = idle.begin(moment())
let answers = true // whether the server answered when last asked
let look = PLAIN

// ---- screens

function show(name) {
  screen = document.body.dataset.screen = name
  for (const section of document.querySelectorAll(".screen")) section.hidden = section.id !== name
  $("stage").inert = name !== "visit"
  $("choose").hidden = false
  $("choice").hidden = true
  $("count").textContent = site.warning
  $("announcer").textContent = name === "warning" ? say("announce") : ""
  const focused = name === "visit" ? app.frame : document.querySelector(MAIN[name])
  focused?.focus({ preventScroll: true })
  for (const section of document.querySelectorAll(".screen")) section.scrollTop = 0
}

// The frame that waits speaks the first language; a visit in another one begins with a frame of its own.
function start(language = FIRST) {
  if (!app.frame || language !== FIRST || (app.everConnected && !connected())) open(language) // it waited, and died waiting
  speak(language)
  moved()
  show("visit")
}

function hide() {
  show("hidden")
}

function choose() {
  $("choose").hidden = true
  $("choice").hidden = false
  $("carry-on").focus()
}

function wipe() {
  attempt(discard)
  show("attract")
  setTimeout(() => app.frame ?? open(), SETTLED)
}

// Who stands before the screen reads on in the language of the visit.
function fault() {
  if (screen === "offline") return
  const language = document.documentElement.lang
  attempt(discard)
  show("offline")
  if (language !== FIRST) read(language)
}

function read(language) {
  document.querySelector(`.fault[lang="${language}"]`).scrollIntoView()
}

// ---- the app in its frame

function open(language = FIRST) {
  discardFrame()
  forget() // once more: a cookie that the last frame wrote as it went can arrive late
  app.frame = document.createElement("iframe")
  app.frame.title = document.title
  // No pop-ups, downloads, dialogues, printing or leaving the top: none of them is allowed, so all are refused.
  app.frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms")
  app.frame.src = language === FIRST ? "./" : `./?language=${language}`
  app.frame.addEventListener("load", settle)
  Object.assign(app, { opened: now(), everConnected: false })
  $("stage").append(app.frame)
}

// Emptied at once, and gone as soon as the app has noticed: a list that stood open would keep the whole page of a visit,
// with all that was ticked, in the browser's memory. What the app writes as it goes is forgotten too.
function discardFrame() {
  const gone = app.frame
  Object.assign(app, { frame: null, locked: null })
  if (app.everConnected && gone?.contentDocument) {
    attempt(() => gone.contentDocument.documentElement?.replaceChildren())
    setTimeout(() => {
      gone.remove()
      forget()
    }, NOTICED)
  } else gone?.remove() // nothing can stand open in it yet
  $("opening").hidden = false
}

function discard() {
  discardFrame()
  who = { ...who, extended: 0 }
  forget()
  attempt(() => wear(PLAIN))
  attempt(() => speak(FIRST))
}

function settle() {
  const page = app.frame?.contentDocument
  if (!page?.documentElement || page === app.locked || page.URL === "about:blank") return
  Object.assign(app, { locked: page, opened: now(), everConnected: false })
  watch(page) // first: what is stopped is still a sign of somebody there
  lock(page)
  if (changed()) wear(look)
  page.defaultView.addEventListener("look", (event) => dress(event.detail))
}

function connected() {
  return Boolean(app.frame?.contentDocument?.querySelector('[data-test-connection-state="CONNECTED"]'))
}

function drawn() {
  return connected() && Boolean(app.frame.contentDocument.querySelector('[data-test-script-state="notRunning"] h1'))
}

// ---- idle

function watch(page) {
  for (const name of ACTIVITY) page.addEventListener(name, touched, { capture: true, passive: true })
  for (const name of EFFECTS) page.addEventListener(name, moved, { capture: true, passive: true })
}

function touched() {
  if (screen !== "warning") who = idle.touched(who, moment())
}

function moved() {
  if (screen !== "warning") who = idle.moved(who, moment())
}

function warn() {
  covered = screen
  who = idle.warned(who, moment())
  show("warning")
}

// The warning goes when the finger has left it and its click is over, or that click would press what lies below.
function moreTime() {
  if (screen !== "warning") return
  const later = idle.moreTime(who, moment())
  show(covered) // what gets the focus there is no sign of somebody
  who = later
}

function moreTimeSoon() {
  const mine = who.warnedAt
  setTimeout(() => {
    if (mine === who.warnedAt) moreTime()
  }, RELEASE)
}

/** @param {Event} event */
const answered = ({ target }) => idle.answers(who, LIMITS, Boolean(target.closest("#more-time")))

function mind() {
  if (screen === "warning") $("count").textContent = String(Math.max(idle.left(who, moment(), LIMITS), 0))
  const page = { reading: () => attempt(() => reading(app.frame?.contentDocument), 0), isChanged: changed() }
  const follows = idle.next(screen, who, moment(), LIMITS, page)
  if (follows === "warn") warn()
  if (follows === "wipe") wipe()
}

// ---- the server

function beat() {
  for (const step of [settle, turned, attend, () => speak(app.frame?.contentDocument?.documentElement?.lang), mind]) attempt(step)
}

function attend() {
  if (connected()) Object.assign(app, { connectedAt: now(), everConnected: true })
  if (drawn()) $("opening").hidden = true
  const silent = now() - (app.everConnected ? app.connectedAt : app.opened)
  if (screen === "offline") recover()
  else if (app.frame && silent > (app.everConnected ? LOST : OPENING)) fault()
}

function turned() {
  const before = app.place
  app.place = app.frame?.contentDocument?.URL ?? ""
  if (app.place !== before) moved()
}

// The attract screen comes back only with an app behind it that can be used.
function recover() {
  if (!answers) return discardFrame()
  if (drawn()) return show("attract")
  if (!app.frame || now() - app.opened > OPENING) open()
}

async function healthy() {
  try {
    return (await fetch("healthz", { cache: "no-store", signal: patience(ANSWER) })).ok
  } catch {
    return false
  }
}

async function ask() {
  answers = (await healthy()) || (await healthy())
  if (!answers) fault()
  setTimeout(ask, POLL)
}

// ---- look and language

// The app has a look of its own (window.look) and tells when it changes; the shell dresses alike.
function wear(chosen) {
  const worn = app.frame?.contentWindow?.look
  dress(chosen)
  if (changed()) worn?.set?.(look)
  else worn?.reset?.()
}

function dress({ size, scheme }) {
  look = { size, scheme }
  Object.assign(document.documentElement.dataset, look)
  for (const button of document.querySelectorAll("button[data-size]"))
    button.setAttribute("aria-pressed", String(Number(button.dataset.size) === size))
  $("contrast").setAttribute("aria-pressed", String(scheme === "contrast"))
}

function changed() {
  return look.size !== PLAIN.size || look.scheme !== PLAIN.scheme
}

function say(key) {
  return words[document.documentElement.lang][key]
}

// The shell speaks the language that the app speaks, where the site has it.
function speak(language) {
  if (!(language in words) || language === document.documentElement.lang) return
  document.documentElement.lang = language
  document.documentElement.dir = say("direction")
  for (const part of document.querySelectorAll("[data-word]:not(.greeting *)")) part.textContent = say(part.dataset.word)
  for (const part of document.querySelectorAll("[data-word-label]")) part.setAttribute("aria-label", say(part.dataset.wordLabel))
}

// ---- begin

function on(id, act) {
  $(id).addEventListener("click", act)
}

watch(document)
lock(document)
on("attract", (event) => start(event.target.closest("button[lang]")?.lang))
on("start-again", wipe)
on("hide", hide)
for (const button of document.querySelectorAll("#offline button")) button.addEventListener("click", () => read(button.lang))
on("hidden", (event) => event.target.closest("#choice") || choose())
on("carry-on", () => {
  moved()
  show("visit")
})
on("clear", wipe)
on("warning", (event) => answered(event) && moreTime())
for (const name of ["pointerup", "pointercancel", "wheel", "keyup"])
  $("warning").addEventListener(name, (event) => answered(event) && moreTimeSoon())
on("contrast", () => wear({ ...look, scheme: look.scheme === "contrast" ? PLAIN.scheme : "contrast" }))
for (const button of document.querySelectorAll("button[data-size]"))
  button.addEventListener("click", () => wear({ ...look, size: Number(button.dataset.size) }))
addEventListener("pagehide", () => {
  app.frame?.remove() // no timer runs any more
  discard()
})
addEventListener("pageshow", (event) => event.persisted && wipe())
attempt(() => navigator.serviceWorker?.register("kiosk/worker.js", { scope: "kiosk" }).catch(() => {}))
wipe()
site.begun = "" // shell.css waits for it
setInterval(beat, BEAT)
ask()
