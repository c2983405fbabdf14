// A new step starts at its heading, for eyes and for a screen reader; a space bar goes on where nobody types.
// On a projector the first step has the focus there too, since arrow keys scroll only what has the focus in it.

let shown = null

export default function ({ data }) {
  const isFirst = shown === null
  if (isFirst ? data.clicker : shown !== data.step) requestAnimationFrame(() => focusHeading(data.place, 40, isFirst))
  shown = data.step
  const goOn = (event) => {
    if (!data.clicker || event.key !== " " || event.repeat || isBusy(event.target)) return
    event.preventDefault()
    document.querySelector(`.st-key-${data.next} button`)?.click()
  }
  document.addEventListener("keydown", goOn)
  return () => document.removeEventListener("keydown", goOn)
}

/** What takes the space bar itself keeps it. */
function isBusy(target) {
  return target.closest?.("button, input, textarea, select, summary, a, [role=button], [role=combobox], [role=radio]")
}

/** The heading may be drawn some frames after this component; an old one is not taken for it while frames are left. */
function focusHeading(place, frames, stay) {
  const heading = document.querySelector(`.st-key-${place} h2`)
  const drawn = heading && heading !== document.activeElement && !heading.closest('[data-stale="true"]')
  if (!drawn && frames > 0) return requestAnimationFrame(() => focusHeading(place, frames - 1, stay))
  if (!heading) return
  if (!stay) heading.scrollIntoView({ block: "start" })
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  const isTaken = document.activeElement === heading // not while the page is still hidden
  if (!isTaken && frames > 0) requestAnimationFrame(() => focusHeading(place, frames - 1, stay))
}
