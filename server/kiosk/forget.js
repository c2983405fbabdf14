// What a script can reach of the last visit in this browser, and its removal.

export function forget() {
  sessionStorage.clear();
  localStorage.clear();
  for (const pair of document.cookie.split("; ")) document.cookie = `${pair.split("=")[0]}=; path=/; max-age=0`;
  indexedDB.databases?.().then((found) => found.forEach(({ name }) => indexedDB.deleteDatabase(name))).catch(() => {});
  history.replaceState(null, "", location.pathname);
}
