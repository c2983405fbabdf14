// Buttons for colours and text size. window.look, which comes with the page, keeps and applies them.

export default function ({ parentElement, data }) {
  const place = parentElement.querySelector(".look")
  const words = JSON.parse(data.words)
  const group = (name, title, choices) => {
    const field = document.createElement("fieldset")
    field.append(Object.assign(document.createElement("legend"), { textContent: title }))
    for (const [value, label] of Object.entries(choices)) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: label })
      button.dataset[name] = value
      button.onclick = () => window.look.set({ [name]: name === "size" ? Number(value) : value })
      field.append(button)
    }
    return field
  }
  const mark = () => {
    const now = window.look.get()
    for (const button of place.querySelectorAll("button")) {
      const { scheme, size } = button.dataset
      button.setAttribute("aria-pressed", String(scheme ? scheme === now.scheme : Number(size) === now.size))
    }
  }
  place.replaceChildren(group("scheme", words.schemes, words.scheme), group("size", words.sizes, words.size))
  mark()
  window.addEventListener("look", mark)
  return () => window.removeEventListener("look", mark)
}
