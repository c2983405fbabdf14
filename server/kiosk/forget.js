// What a script can reach of the last visit in this browser, and its removal.

import { attempt } from "./attempt.js"

const STEPS = [
  () => sessionStorage.clear(),
  () => localStorage.clear(),
  forgetCookies,
  () => forgetDatabases().catch(() => {}),
  () => history.replaceState(null, "", location.pathname),
]

export function forget() {
  for (const step of STEPS) attempt(step)
}

function forgetCookies() {
  // biome-ignore lint/suspicious/noDocumentCookie: the newer way is not in every browser
  for (const pair of document.cookie.split("; ")) document.cookie = `${pair.split("=")[0]}=; path=/; max-age=0`
}

async function forgetDatabases() {
  for (const { name } of (await indexedDB.databases?.()) ?? []) indexedDB.deleteDatabase(name)
}
