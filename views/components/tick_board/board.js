// The tick board: questions, body map and the topics that the ticks lead to, in the same frame as the tick.
// It tells Python every set of ticks and shows Python's answer wherever the two differ.

import { answer, outcome } from "./answer.js"
import { bodyMap } from "./body_map.js"
import { el, fill, icons } from "./drawing.js"
import { found, tickedList } from "./found.js"
import { drawQuestion } from "./questions.js"

const PATIENCE = 2500 // ms without an answer from Python before the board says that the connection is lost
const WIDE = matchMedia("(min-width: 64rem)")
const LAST = "ticked" // the step after the questions

/** What stays while the visitor reads another page and comes back; a new visit (epoch) starts afresh. */
const memory = { epoch: null, step: null, flow: null, seen: "" }
const parcels = new Map()
const parcel = (address, read) => {
  const url = new URL(address, import.meta.url).href
  if (!parcels.has(url)) parcels.set(url, fetch(url).then(read))
  return parcels.get(url)
}

/** Streamlit calls this when the component appears and whenever Python has something new to say. */
export function mount({ parentElement, data, setStateValue }) {
  const place = parentElement.querySelector(".tick-board")
  place.board ??= new Board(place, JSON.parse(data.visit), data)
  place.board.hear(JSON.parse(data.visit), setStateValue)
}

class Board {
  constructor(place, visit, { table }) {
    this.place = place
    this.on = new Set(visit.on)
    this.asides = new Set(visit.asides)
    this.calls = visit.calls
    this.changes = 0
    this.path = location.pathname
    this.started = this.start(parcel(table, (reply) => reply.json()), visit)
  }

  async start(given, visit) {
    const [table, svg, sprite] = await Promise.all([
      given,
      parcel("body.svg", (reply) => reply.text()),
      parcel("icons.svg", (reply) => reply.text()),
    ])
    this.table = table
    this.icon = icons(sprite)
    this.say = (key, values = {}) => fill(table.words[key], values)
    if (memory.epoch !== visit.epoch) Object.assign(memory, { epoch: visit.epoch, step: null, flow: null, seen: "" })
    this.modeFlow = visit.flow
    this.steps = [...table.questions.map(({ group }) => group), LAST]
    this.draw(svg)
    this.place.addEventListener("change", ({ target }) => target.dataset.tick && this.tick(target.dataset.tick, target.checked))
    WIDE.addEventListener("change", () => this.place.isConnected && this.lay())
    addEventListener("popstate", () => this.place.isConnected && this.turnBack())
    this.refresh()
    if (visit.ask) this.go(visit.ask)
    else this.lay()
    this.place.dataset.ready = "yes"
  }

  // --- what stands on the board

  draw(svg) {
    this.status = el("p", { role: "status", class: "unseen" })
    this.note = el("p", { class: "board-note", hidden: true }, this.say("board.lost", { emergency: this.table.emergency }))
    this.map = bodyMap(svg, this)
    this.questions = this.table.questions.map((question, place) => drawQuestion(question, place, this))
    this.list = el("div", { class: "ticked-list" })
    this.found = el("section", { class: "found", "aria-labelledby": "found-title" })
    this.switch = el("button", { type: "button", class: "quiet", onclick: () => this.changeFlow() })
    this.ways = this.jumps()
    this.columns = el("div", { class: "board-columns" }, el("div", { class: "questions" }, this.questions, this.lastStep()), this.found)
    this.place.replaceChildren(
      el("header", { class: "board-head" }, el("h1", { tabindex: -1 }, this.say("find.title")), el("p", {}, this.say("find.lead"))),
      this.status,
      this.note,
      this.ways,
      this.columns,
    )
    this.boxes = new Map([...this.place.querySelectorAll("input[data-tick]")].map((box) => [box.dataset.tick, box]))
  }

  jumps() {
    const buttons = this.table.questions.map(({ group, title }) =>
      el("button", { type: "button", onclick: () => this.go(group) }, title),
    )
    return el("nav", { class: "jumps", "aria-label": this.say("board.jump") }, el("span", { class: "jump-list" }, buttons), this.switch)
  }

  lastStep() {
    const heading = el("h2", { tabindex: -1 }, this.say("board.ticked_title"))
    return el(
      "section",
      { class: "question", "data-group": LAST },
      heading,
      this.list,
      el("div", { class: "step-buttons" }, this.backButton(), this.showButton()),
    )
  }

  backButton() {
    return el("button", { type: "button", class: "quiet back", onclick: () => this.goBy(-1) }, this.say("board.back"))
  }

  showButton() {
    return el("button", { type: "button", class: "main", onclick: () => this.open("matches") }, this.say("board.show"))
  }

  // --- steps or one page

  get flow() {
    const asked = memory.flow ?? this.modeFlow
    return asked === "auto" ? (WIDE.matches ? "page" : "steps") : asked
  }

  changeFlow() {
    memory.flow = this.flow === "page" ? "steps" : "page"
    this.lay()
    this.place.querySelector("h1").focus()
  }

  lay() {
    const step = (memory.step ??= this.steps[0])
    // On a phone the first boxes come before other ways to go through them.
    if (this.place.dataset.flow !== this.flow) this.columns[this.flow === "page" ? "before" : "after"](this.ways)
    Object.assign(this.place.dataset, { flow: this.flow, step })
    this.switch.textContent = this.say(this.flow === "page" ? "board.one_by_one" : "board.on_one_page")
    const sections = [...this.place.querySelectorAll(".question")]
    for (const section of sections) section.classList.toggle("now", section.dataset.group === step)
  }

  goBy(steps) {
    this.go(this.steps[Math.max(0, this.steps.indexOf(memory.step) + steps)])
  }

  /** Show a question and put the focus on its heading; the browser's own Back leads to the one before. */
  go(group) {
    if (!this.steps.includes(group)) return
    memory.step = group
    this.lay()
    if (top === window && this.flow === "steps") history.pushState(null, "", `#${group}`)
    const heading = this.place.querySelector(`.question[data-group="${group}"] h2`)
    const first = this.newEmergency() || heading
    first.scrollIntoView({ block: "start" })
    heading.focus({ preventScroll: true })
  }

  /** The emergency card, the first time that a step stands below it: it is read before the question. */
  newEmergency() {
    if (!this.table.highlight || this.flow !== "steps" || memory.step === this.steps[0]) return null
    const signs = this.result.signs.filter((sign) => this.table.cards[sign] === "emergency").join()
    const isNew = signs && signs !== memory.seen
    memory.seen = signs
    return isNew ? this.found.querySelector(".ticked-cards") : null
  }

  /** The browser's Back came to a step of ours; without a name in the address it is the first. */
  turnBack() {
    if (this.isKnocking || location.pathname !== this.path || location.search) return
    const step = location.hash.slice(1)
    memory.step = this.steps.includes(step) ? step : this.steps[0]
    this.lay()
  }

  // --- ticks

  /** Tick or untick; "None of these" and "I'm not sure" are set aside from the ticks and clear their question. */
  tick(id, isOn) {
    const group = this.boxes.get(id)?.closest(".question").dataset.group
    const [aside, own] = id.includes(":") ? [true, id.split(":")[1]] : [false, group]
    for (const other of [...this.asides]) if (other.endsWith(`:${own}`)) this.asides.delete(other)
    if (aside && isOn) {
      for (const tick of [...this.on]) if (this.boxes.get(tick)?.closest(".question").dataset.group === own) this.on.delete(tick)
      this.asides.add(id)
    } else if (!aside) {
      this.on[isOn ? "add" : "delete"](id)
    }
    this.refresh()
    this.announce()
    this.changes += 1
    this.tell()
  }

  refresh() {
    for (const [id, box] of this.boxes) box.checked = this.on.has(id) || this.asides.has(id)
    for (const note of this.place.querySelectorAll("[data-also]")) note.hidden = !this.on.has(note.dataset.also)
    this.map.refresh(this.on)
    this.show(answer(this.table, this.on))
  }

  show(result) {
    this.result = result
    this.found.replaceChildren(...found(result, this))
    this.list.replaceChildren(...tickedList(this))
    const isEmergency = this.table.highlight && result.signs.some((sign) => this.table.cards[sign] === "emergency")
    const strip = document.querySelector(".help-strip")
    strip?.classList.toggle("is-ticked", isEmergency)
    strip?.classList.toggle("is-call", isEmergency && result.signs.some((sign) => this.table.parts[sign] === "call"))
    this.standOn(strip)
    this.place.dataset.outcome = outcome(result)
    for (const line of this.place.querySelectorAll(".so-far")) line.textContent = this.say("board.so_far", this.counts())
  }

  /** The buttons of a step stand on the strip at the foot, however many lines it has. */
  standOn(strip) {
    this.feet ??= new ResizeObserver(([{ target }]) => this.place.style.setProperty("--strip", `${target.offsetHeight}px`))
    this.feet.disconnect()
    if (strip) this.feet.observe(strip)
  }

  counts() {
    const main = this.result.topics.filter(({ reading }) => reading === "main").length
    return { main, more: this.result.topics.length - main }
  }

  /** One polite message an action. The same words twice in a row get a space at their end, or they would not be read. */
  announce() {
    const cards = this.table.highlight ? new Set(this.result.signs.map((sign) => this.table.cards[sign])) : new Set()
    const advice = cards.has("emergency") ? this.say("board.says_emergency") : cards.size ? this.say("board.says_help") : ""
    const words = `${this.say("board.so_far", this.counts())} ${advice}`.trim()
    this.status.textContent = this.status.textContent === words ? `${words}\u00a0` : words
  }

  // --- Python

  tell() {
    this.keep("ticked", { on: [...this.on], asides: [...this.asides], attempt: (this.attempt = (this.attempt ?? 0) + 1) })
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => this.lose(), PATIENCE)
  }

  lose() {
    this.note.hidden = false
    this.place.dataset.lost = "yes"
    this.waiting = setTimeout(() => this.knock(), PATIENCE)
  }

  /** Streamlit connects again by itself, but to a server that has not drawn this page: ask for all of it, as Back does. */
  knock() {
    const { pathname, search, hash } = location
    this.isKnocking = true
    history.replaceState(null, "", pathname + search)
    dispatchEvent(new PopStateEvent("popstate"))
    history.replaceState(null, "", pathname + search + hash)
    this.isKnocking = false
    this.tell()
  }

  async hear(visit, keep) {
    this.keep = keep
    await this.started
    if (visit.on.length !== this.on.size || !visit.on.every((tick) => this.on.has(tick))) return
    clearTimeout(this.waiting)
    this.note.hidden = true
    delete this.place.dataset.lost
    const differs = outcome(visit.answer) !== this.place.dataset.outcome
    if (differs) this.show(visit.answer)
    Object.assign(this.place.dataset, { confirmed: this.changes, differs: differs ? "yes" : "no" })
  }

  /** Turn to another page as the browser's Back and Forward do: Streamlit follows the address, with one step of history. */
  open(address) {
    if (this.place.dataset.lost) return this.note.scrollIntoView({ block: "center" })
    history.pushState(null, "", new URL(address, document.baseURI))
    dispatchEvent(new PopStateEvent("popstate"))
  }
}
