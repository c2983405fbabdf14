// After a link inside the app, a reader who cannot see the page is taken to its heading, as after a link on the web.

let shown = null

export default function ({ data }) {
  document.documentElement.lang = data.lang
  document.documentElement.dir = data.dir
  if (shown !== null && shown !== data.page) whenThere(focusHeading)
  shown = data.page
}

function focusHeading() {
  const heading = document.querySelector('[data-testid="stMain"] h1')
  if (!heading) return false
  if (document.activeElement.matches("h1, h2")) return true // the page itself has led the reader further
  document.querySelector('[data-testid="stMain"]').scrollTo(0, 0)
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
