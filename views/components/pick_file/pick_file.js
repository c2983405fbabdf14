// Lets a visitor choose a file. It is read here, in the browser, and sent as text; nothing is uploaded to an address.

export default function ({ parentElement, data, setTriggerValue }) {
  const place = parentElement.querySelector(".pick-file")
  if (place.dataset.built) return
  place.dataset.built = "yes"
  const box = Object.assign(document.createElement("input"), { type: "file", accept: data.accept, id: data.id })
  const name = Object.assign(document.createElement("label"), { htmlFor: data.id, textContent: data.label })
  const help = Object.assign(document.createElement("p"), { textContent: data.help, id: `${data.id}-help` })
  const said = document.createElement("p")
  said.setAttribute("role", "status")
  box.setAttribute("aria-describedby", help.id)
  box.onchange = () => {
    const file = box.files[0]
    said.textContent = file && file.size > data.most ? data.too_large : ""
    if (!file || said.textContent) return
    const reader = new FileReader()
    reader.onload = () => setTriggerValue("file", String(reader.result).split(",", 2)[1])
    reader.readAsDataURL(file)
    box.value = ""
  }
  place.append(name, box, help, said)
}
