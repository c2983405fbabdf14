// No way out: whatever a touch, a key or a link could open beside the app is stopped, in the shell's document and in the app's.

import { attempt } from "./attempt.js"

const CANCELLED = ["contextmenu", "dragstart", "dragover", "drop", "auxclick", "gesturestart"]
const LINKS = "a[href], area[href]"
const STYLE = `
  html, body { touch-action: pan-x pan-y; overscroll-behavior: none; }
  * { -webkit-user-select: none; user-select: none; -webkit-user-drag: none; -webkit-touch-callout: none; }
  input, textarea { -webkit-user-select: text; user-select: text; }
  a[data-address]::after { content: " (" attr(data-address) ")"; }`

export function lock(page) {
  const catching = { capture: true, passive: false }
  for (const name of CANCELLED) page.addEventListener(name, cancel, catching)
  page.addEventListener("selectstart", (event) => editable(event.target) || cancel(event), catching)
  page.addEventListener("wheel", (event) => event.ctrlKey && cancel(event), catching)
  page.addEventListener("touchstart", (event) => event.touches.length > 1 && cancel(event), catching)
  page.addEventListener("keydown", (event) => opensSomething(event) && cancel(event), catching)
  page.addEventListener("click", (event) => leaves(event) && cancel(event), catching)
  const changes = { subtree: true, childList: true, attributes: true, attributeFilter: ["href", "target", "download"] }
  attempt(() => dress(page))
  attempt(() => shut(page))
  attempt(() => new page.defaultView.MutationObserver(() => shut(page)).observe(page.documentElement, changes))
  attempt(() => keepNoHistory(page.defaultView.history))
}

function cancel(event) {
  event.preventDefault()
  event.stopImmediatePropagation()
}

function editable(target) {
  return Boolean(target.closest?.("input, textarea"))
}

// Printing, saving, zooming, new windows, developer tools, back and forward: all start with one of these keys.
function opensSomething(event) {
  const written = event.getModifierState?.("AltGraph")
  const held = (event.ctrlKey || event.metaKey || event.altKey) && !written
  return held || /^(F\d+|Browser|ContextMenu|Print)/.test(event.key)
}

function leaves(event) {
  const link = event.composedPath().find((part) => part.matches?.(LINKS))
  return Boolean(link) && (outside(link) || event.ctrlKey || event.metaKey || event.shiftKey)
}

function outside(link) {
  return origin(link) !== location.origin || link.hasAttribute("download")
}

function origin(link) {
  try {
    return new URL(link.getAttribute("href"), link.baseURI).origin
  } catch {
    return null // no address at all
  }
}

// A link to elsewhere becomes text; its address stays readable. One that would open a window opens in place.
function shut(page) {
  for (const link of page.querySelectorAll(LINKS)) {
    link.removeAttribute("target")
    if (!outside(link)) continue
    const address = link.getAttribute("href")
    if (!link.textContent.includes(address)) link.dataset.address = address
    for (const name of ["href", "download"]) link.removeAttribute(name)
  }
}

function dress(page) {
  const style = page.createElement("style")
  style.textContent = STYLE
  page.head.append(style)
}

// A turned page of the app replaces the one before: Back has nothing to go to.
function keepNoHistory(history) {
  history.pushState = history.replaceState
}
