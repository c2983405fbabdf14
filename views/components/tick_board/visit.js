// What the open page remembers of its visit, on every page of the app, and what it tells Python of it.
// It is in no address, storage or cookie. Every message of the page carries it, so nothing ticked is lost where a busy
// server takes two messages for one, and a server that lost the visit while a telephone slept has it with the next touch.

const PATIENCE = 2500 // ms without an answer from Python before the page says that the connection is lost
const SOON = 200 // ms without a page, and none on its way
const SCREEN = '[class*="st-key-screen-"] > *' // what stands in the frame
export const KNOCK = "knock" // the state of an event that is no step of the visitor's

/** One for the page; `board` is the one that is drawn, if one is. */
export const visit = { number: null, on: new Set(), asides: new Set(), board: null, changes: 0 }
let keep = null
let attempt = 0
let waiting = 0
let begin = null
export const begun = new Promise((done) => {
  begin = done
})

/** Streamlit calls this on each page, and whenever Python has something new to say. */
export function carry({ data, setStateValue }) {
  const told = JSON.parse(data.told)
  if (!keep) watch()
  keep = setStateValue
  // A server that has met no visit yet is not asked which it is: it learns that from us.
  if (visit.number === null || (told.visit !== visit.number && !told.isNew)) startWith(told)
  if (told.attempt === attempt) hear(told)
}

/** Another visit: nothing of the one before stays here, nor in what the page carries. */
function startWith({ visit: number, on, asides }) {
  Object.assign(visit, {
    number,
    on: new Set(on),
    asides: new Set(asides),
    step: null,
    flow: null,
    seen: "",
    changes: 0,
  })
  visit.board?.refresh()
  if (attempt) send()
  begin()
}

/** Without an answer Python finds the same as the page. */
function hear({ answer }) {
  if (waiting && !visit.board) askForThePage() // it was turned meanwhile, and drawn without this
  clearTimeout(waiting)
  waiting = 0
  delete document.documentElement.dataset.lost
  visit.board?.confirm(answer)
}

/** Always the whole, and numbered: Streamlit sends only what has changed, and Python says what has arrived. */
function send() {
  attempt += 1
  const { number, on, asides, board } = visit
  keep("ticked", { visit: number, on: [...on], asides: [...asides], attempt, outcome: board?.outcome ?? "" })
}

/** Tell Python what is ticked now. */
export function tell() {
  send()
  clearTimeout(waiting)
  waiting = setTimeout(lose, PATIENCE)
}

function lose() {
  document.documentElement.dataset.lost = "yes"
  waiting = setTimeout(knock, PATIENCE)
}

function knock() {
  askForThePage()
  waiting = setTimeout(knock, PATIENCE)
}

/** As Back does; Streamlit passes over an address that names a place on the page. */
function askForThePage() {
  const { pathname, search, hash } = location
  history.replaceState(null, "", pathname + search)
  dispatchEvent(new PopStateEvent("popstate", { state: KNOCK }))
  history.replaceState(null, "", pathname + search + hash)
}

/**
 * Ask for the page where it is not what it should be. Streamlit connects again by itself, perhaps to a server that has
 * never drawn it; and it leaves a page empty, for good, where a tick was on its way while the page was turned.
 */
function watch() {
  const app = document.querySelector(".stApp")
  let isAway = false
  let wasDrawn = false
  let later = 0
  new MutationObserver(() => {
    const isHere = app.dataset.testConnectionState === "CONNECTED"
    if (isHere && isAway) askForThePage()
    isAway = !isHere
    clearTimeout(later)
    if (document.querySelector(SCREEN)) wasDrawn = true
    else if (wasDrawn && isHere && app.dataset.testScriptState === "notRunning") {
      later = setTimeout(() => {
        wasDrawn = false
        askForThePage()
      }, SOON)
    }
  }).observe(app, {
    subtree: true,
    childList: true,
    attributeFilter: ["data-test-connection-state", "data-test-script-state"],
  })
}
