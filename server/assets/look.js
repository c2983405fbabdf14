/* The visitor's look: colours and text size. Runs before Streamlit, which then follows it without a reload.
   Kept in this tab alone (sessionStorage, under "look"), and gone with it. */
;(() => {
  const KEY = "look"
  const SCHEMES = ["auto", "light", "dark", "contrast"]
  const SIZES = [1, 2, 3]
  const root = document.documentElement
  const asked = window.matchMedia.bind(window)
  const dark = asked("(prefers-color-scheme: dark)")
  const contrast = asked("(prefers-contrast: more)")
  const listeners = new Set()
  let look = read()
  let shown = ""

  /** @param {Partial<Look>} [given] */
  function valid({ scheme, size } = {}) {
    return { scheme: SCHEMES.includes(scheme) ? scheme : "auto", size: SIZES.includes(size) ? size : 1 }
  }

  function read() {
    try {
      return valid(JSON.parse(sessionStorage.getItem(KEY)) ?? {})
    } catch {
      return valid()
    }
  }

  function resolved() {
    if (look.scheme !== "auto") return look.scheme
    if (contrast.matches) return "contrast"
    return dark.matches ? "dark" : "light"
  }

  function show() {
    const before = shown
    shown = resolved()
    root.dataset.scheme = shown
    root.dataset.size = String(look.size)
    if ((before === "light") !== (shown === "light")) {
      const change = Object.assign(new Event("change"), { matches: shown !== "light", media: dark.media })
      for (const listener of [...listeners]) (listener.handleEvent ?? listener).call(listener, change)
    }
    window.dispatchEvent(new CustomEvent("look", { detail: { ...look, shown } }))
  }

  function keep(next) {
    look = valid(next)
    try {
      sessionStorage.setItem(KEY, JSON.stringify(look))
    } catch {
      /* a browser that keeps nothing: the look lasts until the page is left */
    }
    show()
  }

  function reset() {
    keep({})
    try {
      sessionStorage.removeItem(KEY)
    } catch {
      /* nothing was kept */
    }
  }

  /* Streamlit asks for this one query, and listens to its change. High contrast is a dark theme. */
  const followed = {
    media: dark.media,
    onchange: null,
    get matches() {
      return shown !== "light"
    },
    addEventListener: (type, listener) => type === "change" && listener && listeners.add(listener),
    removeEventListener: (_, listener) => listeners.delete(listener),
    addListener: (listener) => listeners.add(listener),
    removeListener: (listener) => listeners.delete(listener),
    dispatchEvent: () => true,
  }
  window.matchMedia = (query) => (/^\s*\(prefers-color-scheme:\s*dark\)\s*$/.test(query) ? followed : asked(query))

  for (const query of [dark, contrast]) query.addEventListener("change", show)
  window.look = {
    get: () => ({ ...look }),
    set: (next) => keep({ ...look, ...next }),
    reset,
  }
  show()
})()
