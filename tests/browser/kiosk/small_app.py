"""A page that looks to the kiosk's shell like the app, and tempts a visitor to leave it: `small_app.py PORT`.

`/switch?connection=no` breaks its connection while the server still answers, `/switch?health=no` the other way round.
"""

import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from server import kiosk
from subject.door import opened

PAGE = """<!doctype html>
<html lang="en"><head>
<title>A small app</title><link rel="icon" href="data:,"><script src="/small.js" defer></script>
</head>
<body><div data-testid="stApp" data-test-script-state="notRunning" data-test-connection-state="INITIAL">
<h1>A small app</h1>
<label><input type="checkbox" id="stiff"> Stiff joint</label>
<p>
  <a id="paper" href="https://example.org/paper">A paper</a>
  <a id="bare" href="https://example.org/bare">https://example.org/bare</a>
  <a id="window" href="/other" target="_blank">Another page of ours</a>
  <a id="file" href="/file.csv" download>A file</a>
  <a id="mail" href="mailto:someone@example.org">Mail</a>
  <a id="script" href="javascript:document.title='scripted'">Script</a>
  <svg width="90" height="30"><a id="picture" href="https://example.org/picture"><text y="20">Picture</text></a></svg>
</p>
<p><button id="open">Open a window</button> <button id="print">Print</button> <button id="top">Leave</button>
<button id="save">Save</button> <button id="later">A link comes later</button>
<button id="turn">Turn the page</button></p>
<div id="shadow"></div><input id="words" aria-label="words">
<p style="height: 3000px">A long page.</p>
</div></body></html>"""

SCRIPT = """
const on = (id, act) => document.getElementById(id).addEventListener("click", act);
const stored = (act) => { try { return act(); } catch { return null; } }; // a browser may forbid it
const keep = () => stored(() => {
  document.cookie = "ticked=stiff; path=/";
  sessionStorage.setItem("ticked", "stiff");
  localStorage.setItem("ticked", "stiff");
});
on("stiff", keep);
on("open", () => { document.body.dataset.opened = String(window.open("https://example.org/window") !== null); });
on("print", () => { window.print(); alert("printed"); });
on("top", () => { try { top.location.href = "https://example.org/top"; } catch {} });
on("save", () => {
  const link = document.createElement("a");
  [link.href, link.download] = ["/file.csv", "file.csv"];
  link.click();
});
on("later", () => {
  const link = '<a id="new" href="https://example.org/new">New</a>';
  document.querySelector("p").insertAdjacentHTML("beforeend", link);
});
on("turn", () => { history.pushState({}, "", "/turned"); document.querySelector("h1").textContent = "Turned"; });
const shadow = document.getElementById("shadow").attachShadow({ mode: "open" });
shadow.innerHTML = '<a id="inner" href="https://example.org/inner">Inner</a>';
let look = JSON.parse(stored(() => sessionStorage.getItem("look")) ?? '{"scheme": "auto", "size": 1}');
const show = () => Object.assign(document.documentElement.dataset, look);
window.look = {
  get: () => look,
  set: (next) => {
    look = { ...look, ...next };
    stored(() => sessionStorage.setItem("look", JSON.stringify(look)));
    show();
  },
  reset: () => { look = { scheme: "auto", size: 1 }; stored(() => sessionStorage.removeItem("look")); show(); },
};
show();
document.querySelector("[data-testid=stApp]").dataset.testConnectionState = "CONNECTED"; // once its script runs
addEventListener("pagehide", keep);
setInterval(async () => {
  const connected = await fetch("/connection").then((answer) => answer.text(), () => "no");
  const state = connected === "yes" ? "CONNECTED" : "CONNECTING";
  const app = document.querySelector("[data-testid=stApp]"); // the frame may have been emptied meanwhile
  if (app) app.dataset.testConnectionState = state;
}, 200);
"""

switches = {"connection": "yes", "health": "yes"}


async def small(request: Request) -> Response:
    return HTMLResponse(PAGE.replace('lang="en"', f'lang="{request.query_params.get("language", "en")}"'))


async def script(_: Request) -> Response:
    return Response(SCRIPT, media_type="text/javascript")


async def file(_: Request) -> Response:
    return Response("a,b\n", media_type="text/csv", headers={"Content-Disposition": "attachment"})


async def health(_: Request) -> Response:
    return PlainTextResponse("ok", 200 if switches["health"] == "yes" else 503)


async def connection(_: Request) -> Response:
    return PlainTextResponse(switches["connection"])


async def switch(request: Request) -> Response:
    switches.update(request.query_params)
    return PlainTextResponse("switched")


ANSWERS = {"/small.js": script, "/file.csv": file, "/healthz": health, "/connection": connection, "/switch": switch}

if __name__ == "__main__":
    house = opened()
    pages = [Route(f"/{path}", small) for path in ("", "other", "turned")]
    own = kiosk.routes(house.site, house.first.rulebook, house.libraries)
    app = Starlette(routes=[*pages, *(Route(path, answer) for path, answer in ANSWERS.items()), *own])
    uvicorn.run(app, port=int(sys.argv[1]), log_level="warning")
