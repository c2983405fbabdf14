// After a link inside the app, a reader who cannot see the page is taken to its heading, as after a link on the web.

let shown = null
let taken = null // the heading that the last turn led to

/** A link that we have written into a page turns it as the browser's Back does: loading it afresh would end the visit. */
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-turn]")
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  history.pushState(null, "", new URL(link.getAttribute("href"), document.baseURI))
  dispatchEvent(new PopStateEvent("popstate"))
})

export default function ({ data }) {
  document.documentElement.lang = data.lang
  document.documentElement.dir = data.dir
  if (shown !== null && shown !== data.page) {
    // At once: whoever scrolls while the heading is still to come is not thrown back.
    if (!isLed()) document.querySelector('[data-testid="stMain"]').scrollTo(0, 0)
    const left = document.activeElement // the link that was followed, as a rule
    whenThere(() => isBusy(left) || focusHeading())
  }
  shown = data.page
}

/** The page itself has led the reader further, to one of its own headings. */
function isLed() {
  return document.activeElement !== taken && document.activeElement.matches("h1, h2")
}

/** The reader has gone on since the turn, into a list or a field: that would close under them. */
function isBusy(left) {
  return ![left, document.body].includes(document.activeElement)
}

function focusHeading() {
  const heading = document.querySelector('[data-testid="stMain"] h1')
  if (!heading) return false
  if (isLed()) return true
  taken = heading
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  return true
}

/** The heading may be drawn some frames after this component; a page without one is left alone after two seconds. */
function whenThere(act) {
  const until = performance.now() + 2000
  const before = document.querySelector('[data-testid="stMain"] h1')?.textContent
  const attempt = () => {
    const heading = document.querySelector('[data-testid="stMain"] h1')
    const isNew = heading && (heading.textContent !== before || performance.now() > until - 1700)
    if (!(isNew && act()) && performance.now() < until) requestAnimationFrame(attempt)
  }
  attempt()
}
