// Two places of one kind: the button that asks for the sheet, and the frame, never seen, that prints it and nothing else.

const PATIENCE = 2500 // ms without the sheet: the connection is lost, and the page is printed in its place
let printed = 0 // when the last printed sheet was asked for; a sheet is drawn anew with each run, and printed once

export default function ({ parentElement, data, setStateValue }) {
  const place = parentElement.querySelector(".print-sheet")
  if (data.sheet) print(place, data)
  else button(place, data, setStateValue)
}

function button(place, data, setStateValue) {
  const ask = () => {
    const asked = Date.now()
    setStateValue("asked", asked)
    setTimeout(() => {
      if (printed >= asked) return
      printed = asked
      window.print()
    }, PATIENCE)
  }
  place.replaceChildren(Object.assign(document.createElement("button"), { type: "button", textContent: data.print, onclick: ask }))
}

function print(place, { sheet, asked }) {
  if (asked <= printed || Date.now() - asked > PATIENCE) return
  printed = asked
  const frame = Object.assign(document.createElement("iframe"), { srcdoc: sheet, tabIndex: -1 })
  frame.setAttribute("aria-hidden", "true")
  frame.onload = () => frame.contentWindow.print()
  place.replaceChildren(frame)
}
