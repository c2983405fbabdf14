// A button for each language, in that language; the one that is spoken is pressed.

export default function ({ parentElement, data, setTriggerValue }) {
  const place = parentElement.querySelector(".languages")
  const { names, spoken, title } = JSON.parse(data.words)
  place.setAttribute("role", "group")
  place.setAttribute("aria-label", title)
  const button = ([lang, textContent]) => {
    const made = Object.assign(document.createElement("button"), { type: "button", lang, textContent })
    made.setAttribute("aria-pressed", String(lang === spoken))
    made.onclick = () => setTriggerValue("language", lang)
    return made
  }
  const focused = place.querySelector("button:focus")?.lang
  place.replaceChildren(...Object.entries(names).map(button))
  if (focused) place.querySelector(`button[lang="${focused}"]`).focus()
}
