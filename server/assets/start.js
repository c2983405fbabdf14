/* What Streamlit must know before it starts, and when the page that stands in for it may go.
   Where this does not run, look.css takes that page away, or lets it say that nothing came. */
;(() => {
  const READY = "notRunning"
  const HALF = "#root [data-testid=stSkeleton]" // a part whose script is still on its way
  const STILL = 100 // ms without a change: the page is through
  const PATIENCE = 3000 // ms that a page in part waits for the rest

  /* Where its server is: beside this page. Left to itself it tries deeper addresses first, and each try is an error.
     Its windows about errors would cover what must be read; a lost connection is told at the foot of the page. */
  window.__streamlit = {
    BACKEND_BASE_URL: new URL("./", window.location.href).href,
    HOST_CONFIG: { blockErrorDialogs: true },
  }

  /* Nothing of a visit stays in the browser, so not its theme either. Streamlit asks whether it may; the answer is no. */
  const set = Storage.prototype.setItem
  Storage.prototype.setItem = function setItem(key, value) {
    if (this !== window.sessionStorage) throw new DOMException("nothing of a visit is kept", "QuotaExceededError")
    set.call(this, key, value)
  }

  /* The first page goes once, when the app has drawn itself through: parts that push each other about are not shown. */
  const watch = new MutationObserver(() => {
    const begun = document.querySelector("#root h1, #root h2, [role=dialog]")
    const through = document.querySelector("[data-test-script-state]")?.dataset.testScriptState === READY
    if (begun || through) last ||= setTimeout(go, PATIENCE)
    clearTimeout(still)
    if (begun && through && !document.querySelector(HALF)) still = setTimeout(go, STILL)
  })
  let last = 0
  let still = 0

  function go() {
    clearTimeout(last)
    clearTimeout(still)
    watch.disconnect()
    delete document.documentElement.dataset.waiting
    document.getElementById("first")?.remove()
  }

  watch.observe(document, { subtree: true, childList: true, attributeFilter: ["data-test-script-state"] })
  document.documentElement.dataset.waiting = "" // last: from here on there is somebody to end it
})()
