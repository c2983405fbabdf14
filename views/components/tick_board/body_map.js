// The body map: one button for each place, in step with the boxes both ways.

import { el } from "./drawing.js"

/** Draw the map from its SVG text; `refresh(on)` marks the places that are ticked. */
export function bodyMap(svg, board) {
  const name = el("p", { class: "map-name", "aria-hidden": "true" }, board.say("board.map_hint"))
  const picture = el("div", { class: "map-picture" })
  picture.innerHTML = svg
  const drawing = picture.querySelector("svg")
  drawing.setAttribute("role", "group")
  drawing.setAttribute("aria-label", board.say("board.map"))
  for (const side of drawing.querySelectorAll("[data-side]"))
    side.textContent = board.say(side.dataset.side === "front" ? "board.front" : "board.back_side")
  const regions = [...drawing.querySelectorAll(".region[data-tick]")]
  // The drawing shows the shipped places; a pack with others has boxes alone.
  if (!regions.every((region) => region.dataset.tick in board.table.labels)) return { element: el("div"), refresh() {} }
  for (const region of regions) arm(region, name, board)
  const after = el("span", { tabindex: -1, class: "after-map" })
  const skip = el("button", { type: "button", class: "skip", onclick: () => after.focus() }, board.say("board.skip_map"))
  return {
    element: el("div", { class: "body-map" }, skip, picture, name, after),
    refresh(on) {
      for (const region of regions) {
        const isOn = on.has(region.dataset.tick)
        region.classList.toggle("on", isOn)
        if (region.hasAttribute("data-main")) region.setAttribute("aria-pressed", isOn)
      }
    },
  }
}

function arm(region, name, board) {
  const id = region.dataset.tick
  const label = board.table.labels[id]
  const show = () => {
    name.textContent = board.on.has(id) ? board.say("board.map_on", { place: label }) : label
  }
  const toggle = () => {
    board.tick(id, !board.on.has(id))
    show()
  }
  if (region.hasAttribute("data-main")) {
    for (const [name, value] of Object.entries({ role: "button", tabindex: 0, "aria-label": label })) region.setAttribute(name, value)
  }
  region.addEventListener("click", toggle)
  region.addEventListener("focus", show)
  region.addEventListener("pointerenter", show)
  region.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return
    event.preventDefault()
    toggle()
  })
}
