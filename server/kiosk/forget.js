// What a script can reach of the last visit in this browser, and its removal.

import { attempt } from "./attempt.js";

const STEPS = [
  () => sessionStorage.clear(),
  () => localStorage.clear(),
  () => document.cookie.split("; ").forEach((pair) => (document.cookie = `${pair.split("=")[0]}=; path=/; max-age=0`)),
  () => indexedDB.databases?.().then((found) => found.forEach(({ name }) => indexedDB.deleteDatabase(name))).catch(() => {}),
  () => history.replaceState(null, "", location.pathname),
];

export function forget() {
  for (const step of STEPS) attempt(step);
}
