// The tick board: questions, body map and the topics that the ticks lead to, in the same frame as the tick.
// It shows Python's answer wherever the two differ; visit.js tells Python every set of ticks.

import { answer, outcome } from "./answer.js"
import { bodyMap } from "./body_map.js"
import { el, fill, icons } from "./drawing.js"
import { found, tickedList } from "./found.js"
import { drawAsking, drawQuestion } from "./questions.js"
import { asksFirst, isAside, set } from "./ticks.js"
import { begun, KNOCK, tell, visit } from "./visit.js"

const WIDE = matchMedia("(min-width: 64rem)")
const SETTLED = 100 // ms until it shows which place is left
const LAST = "ticked" // the step after the questions

const parcels = new Map()
const parcel = (address, read) => {
  const url = new URL(address, import.meta.url).href
  if (!parcels.has(url)) parcels.set(url, fetch(url).then(read))
  return parcels.get(url)
}

/** Streamlit calls this when the component appears, and what it returns when it goes. There is one board, or none. */
export function mount({ parentElement, data }) {
  stand(parentElement.querySelector(".tick-board"), data)
  return () => setTimeout(settle, SETTLED, data)
}

function stand(place, data) {
  if (visit.board?.place === place) return
  visit.board?.end()
  visit.board = new Board(place, data)
}

/** A busy server may have a page drawn twice, and Streamlit keep either place: the board stands on the one that is left. */
function settle(data) {
  const left = [...document.querySelectorAll(".tick-board")].at(-1)
  if (left) stand(left, data)
  else visit.board?.end()
}

class Board {
  constructor(place, { table, flow, ask, calls }) {
    this.place = place
    this.modeFlow = flow
    this.ask = ask
    this.calls = calls
    this.path = location.pathname
    this.ended = new AbortController()
    this.strip = null
    this.feet = new ResizeObserver(() => this.place.style.setProperty("--strip", `${this.strip.offsetHeight}px`))
    this.start(parcel(table, (reply) => reply.json()))
  }

  /** Let go of all that would hold this board, and with it a visit, when it is no longer shown. */
  end() {
    this.ended.abort()
    this.feet.disconnect()
    this.place.replaceChildren()
    delete this.place.dataset.ready
    visit.board = null
  }

  get on() {
    return visit.on
  }

  async start(given) {
    const [table, svg, sprite] = await Promise.all([
      given,
      parcel("body.svg", (reply) => reply.text()),
      parcel("icons.svg", (reply) => reply.text()),
      begun,
    ])
    const { signal } = this.ended
    if (signal.aborted) return
    this.table = table
    this.icon = icons(sprite)
    this.say = (key, values = {}) => fill(table.words[key], values)
    this.steps = [...table.questions.map(({ group }) => group), LAST]
    this.draw(svg)
    this.place.addEventListener("change", ({ target }) => target.dataset.tick && this.tick(target.dataset.tick, target.checked), { signal })
    WIDE.addEventListener("change", () => this.lay(), { signal })
    addEventListener("popstate", (event) => event.state === KNOCK || this.turnBack(), { signal })
    this.refresh()
    if (this.ask && !location.hash) this.go(this.ask, true)
    else this.lay()
    this.place.dataset.ready = "yes"
    this.confirm()
  }

  // --- what stands on the board

  draw(svg) {
    this.status = el("p", { role: "status", class: "unseen" })
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
      this.ways,
      this.columns,
    )
    this.boxes = new Map([...this.place.querySelectorAll("input[data-tick]")].map((box) => [box.dataset.tick, box]))
  }

  jumps() {
    const buttons = this.table.questions.map(({ group, title }) => el("button", { type: "button", onclick: () => this.go(group) }, title))
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
    const asked = visit.flow ?? this.modeFlow
    return asked === "auto" ? (WIDE.matches ? "page" : "steps") : asked
  }

  changeFlow() {
    visit.flow = this.flow === "page" ? "steps" : "page"
    this.lay()
    this.place.querySelector("h1").focus()
  }

  lay() {
    this.asking?.remove()
    visit.step ??= this.steps[0]
    const step = visit.step
    // On a phone the first boxes come before other ways to go through them.
    if (this.place.dataset.flow !== this.flow) this.columns[this.flow === "page" ? "before" : "after"](this.ways)
    Object.assign(this.place.dataset, { flow: this.flow, step })
    this.switch.textContent = this.say(this.flow === "page" ? "board.one_by_one" : "board.on_one_page")
    const sections = [...this.place.querySelectorAll(".question")]
    for (const section of sections) section.classList.toggle("now", section.dataset.group === step)
  }

  goBy(steps) {
    this.go(this.steps[Math.max(0, this.steps.indexOf(visit.step) + steps)])
  }

  /** Show a question and put the focus on its heading; the browser's own Back leads to the one before. */
  go(group, isInAddress = false) {
    if (!this.steps.includes(group)) return
    visit.step = group
    this.lay()
    if (top === window && this.flow === "steps" && !isInAddress) history.pushState(null, "", `#${group}`)
    const heading = this.place.querySelector(`.question[data-group="${group}"] h2`)
    const first = this.newEmergency() || heading
    first.scrollIntoView({ block: "start" })
    heading.focus({ preventScroll: true })
  }

  /** The emergency card, the first time that a step stands below it: it is read before the question. */
  newEmergency() {
    if (!this.table.highlight || this.flow !== "steps" || visit.step === this.steps[0]) return null
    const signs = this.result.signs.filter((sign) => this.table.cards[sign] === "emergency").join()
    const isNew = signs && signs !== visit.seen
    visit.seen = signs
    return isNew ? this.found.querySelector(".ticked-cards") : null
  }

  /** The browser's Back came to a step of ours: the one named in the address, or asked for there, or the first. */
  turnBack() {
    const asked = new URLSearchParams(location.search)
    if (location.pathname !== this.path || asked.has("topic") || asked.has("topics")) return // to another page
    const isStep = (name) => this.steps.includes(name)
    visit.step = [location.hash.slice(1), asked.get("question")].find(isStep) ?? this.steps[0]
    this.lay()
  }

  // --- ticks

  /** Tick or untick. "I'm not sure" takes no tick away; "None of these" asks first, where it would. */
  tick(id, isOn) {
    const box = this.boxes.get(id)
    const group = box.closest(".question").dataset.group
    this.asking?.remove()
    const ofGroup = (tick) => this.boxes.get(tick)?.closest(".question").dataset.group === group
    const ticked = isAside(id) ? [...this.on].filter(ofGroup) : [] // looked for only where something could be taken away
    if (asksFirst(id, isOn, ticked)) return this.askFirst(box, ticked)
    set(visit, id, group, isOn)
    this.change()
  }

  /** Ask below the box whether these ticks shall go; until then nothing has changed. */
  askFirst(box, ticked) {
    const answer = (isYes) => {
      this.asking.remove()
      box.focus()
      if (!isYes) return
      for (const tick of ticked) this.on.delete(tick)
      this.tick(box.dataset.tick, true)
    }
    box.checked = false
    this.asking = drawAsking(ticked, answer, this)
    box.closest(".tick-row").after(this.asking)
    this.asking.querySelector("button").focus()
  }

  change() {
    this.refresh()
    this.announce()
    visit.changes += 1
    tell()
  }

  refresh() {
    if (!this.boxes) return // not drawn yet
    for (const [id, box] of this.boxes) box.checked = this.on.has(id) || visit.asides.has(id)
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
    this.outcome = this.place.dataset.outcome = outcome(result)
    for (const line of this.place.querySelectorAll(".so-far")) line.textContent = this.say("board.so_far", this.counts())
  }

  /** The buttons of a step stand on the strip at the foot, however many lines it has. */
  standOn(strip) {
    this.strip = strip
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

  /** Python has heard of all that was ticked; what it says of it is shown. */
  confirm(answer) {
    if (!this.boxes) return // not drawn yet
    const differs = answer && outcome(answer) !== this.outcome
    if (differs) this.show(answer)
    Object.assign(this.place.dataset, { confirmed: visit.changes, differs: differs ? "yes" : "no" })
  }

  /** Turn to another page as the browser's Back and Forward do: Streamlit follows the address, with one step of history. */
  open(address) {
    if ("lost" in document.documentElement.dataset) return
    history.pushState(null, "", new URL(address, document.baseURI))
    dispatchEvent(new PopStateEvent("popstate"))
  }
}
