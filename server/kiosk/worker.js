// Keeps the kiosk's own page, style and scripts, and nothing else, so that a reload while the server is away still shows the warning signs.

const KEEP = "kiosk-shell"
const FILES = ["../kiosk", "shell.css", "shell.js", "attempt.js", "lock.js", "forget.js", "idle.js", "reading.js"].map(
  (file) => new URL(file, self.location).href,
)
const PATIENCE = 3000

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(KEEP)
      .then((kept) => kept.addAll(FILES))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()))

self.addEventListener("fetch", (event) => {
  const address = event.request.url.split(/[?#]/)[0]
  if (event.request.method === "GET" && FILES.includes(address)) event.respondWith(fresh(address))
})

// The network first, so that a new version is taken at the next load; a server that hangs counts as away.
async function fresh(address) {
  const kept = await caches.open(KEEP)
  const ending = new AbortController()
  setTimeout(() => ending.abort(), PATIENCE)
  try {
    const answer = await fetch(address, { cache: "no-store", signal: ending.signal })
    if (!answer.ok) throw new Error(answer.statusText)
    await kept.put(address, answer.clone())
    return answer
  } catch {
    return (await kept.match(address)) ?? Response.error()
  }
}
