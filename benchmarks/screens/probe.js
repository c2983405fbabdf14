// The stopwatch inside the page: from the click event to the new text, without the driver's own time.
// A function, given to Page.evaluate with a design; it leaves window.stopwatch behind.

;({ box, drawn, confirmed }) => {
  const PATIENCE = 15_000 // ms after which a tick counts as never answered
  const PAUSE = 150 // ms between two ticks, so that what follows an answer is over
  const rest = (ms) => new Promise((done) => setTimeout(done, ms))
  const words = () => document.querySelector(drawn)?.textContent
  const number = () => Number(document.querySelector(confirmed)?.dataset.confirmed ?? 0)
  const touches = ({ target, addedNodes }) =>
    (target.closest ? target : target.parentElement)?.closest(drawn) ||
    [...addedNodes].some((node) => node.matches?.(drawn) || node.querySelector?.(drawn))

  /** The moment at which a change of the page first makes `isDone` true. */
  const moment = (what, isDone, options) =>
    new Promise((done, fail) => {
      const late = setTimeout(() => fail(new Error(`a tick was not ${what}`)), PATIENCE)
      const watch = new MutationObserver((records) => {
        const now = performance.now()
        if (!isDone(records)) return
        clearTimeout(late)
        watch.disconnect()
        done(now)
      })
      watch.observe(document.body, { subtree: true, ...options })
    })

  async function tick(id) {
    const place = document.querySelector(box.replace("{id}", CSS.escape(id)))
    const [before, last] = [words(), number()]
    const isShown = (records) => records.some(touches) && (confirmed || words() !== before)
    const shown = moment("shown", isShown, { childList: true, characterData: true })
    const told = confirmed && moment("confirmed", () => number() > last, { attributes: true, attributeFilter: ["data-confirmed"] })
    await new Promise(requestAnimationFrame)
    await rest(Math.random() * 17) // anywhere between two frames, as a visitor would
    let clicked
    const note = () => {
      clicked = performance.now()
    }
    place.addEventListener("click", note, { capture: true, once: true })
    place.click()
    const times = { shown: (await shown) - clicked }
    if (told) times.confirmed = (await told) - clicked
    await rest(PAUSE)
    return times
  }

  window.stopwatch = async (ids) => {
    const times = []
    for (const id of ids) times.push(await tick(id))
    return times
  }
}
