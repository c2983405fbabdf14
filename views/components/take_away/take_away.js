// Prints the sheet, and only the sheet: it stands in a frame of its own that nobody sees.

export default function ({ parentElement, data }) {
  const place = parentElement.querySelector(".print-sheet")
  const frame = Object.assign(document.createElement("iframe"), { srcdoc: data.sheet, title: data.print, tabIndex: -1 })
  frame.setAttribute("aria-hidden", "true")
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: data.print })
  button.onclick = () => frame.contentWindow.print()
  place.replaceChildren(button, frame)
}
