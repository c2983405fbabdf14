// Elements without a library: what the board is made of.

/** Make an element: el("p", {class: "why"}, "words", anotherElement). Text is text; it is never read as HTML. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value)
    else if (value === true) element.setAttribute(key, "")
    else if (value !== false && value != null) element.setAttribute(key, value)
  }
  element.append(...children.flat().filter((child) => child != null && child !== false))
  return element
}

/** Fill {names} in words from the site's texts. */
export const fill = (words, values) => words.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all)

/** Bold for **marked** words, the only markup that the words of the screen use here. */
export const marked = (words) =>
  words.split(/\*\*/).map((part, place) => (place % 2 ? el("strong", {}, part) : document.createTextNode(part)))

/** Where nobody has a telephone in the hand, a number to call is text, and its button is not there. */
export function asText(place) {
  for (const buttons of place.querySelectorAll(".call-buttons")) buttons.remove()
  for (const link of place.querySelectorAll("a.number")) link.replaceWith(...link.childNodes)
}

/** Our icons, by name, from the text of their sprite; they are ornaments, and nothing is said by them alone. */
export function icons(sprite) {
  const symbols = new DOMParser().parseFromString(sprite, "image/svg+xml")
  return (name) => {
    const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg")
    const symbol = symbols.getElementById(name)
    for (const { name: key, value } of symbol.attributes) if (key !== "id") picture.setAttribute(key, value)
    picture.setAttribute("class", "icon")
    picture.setAttribute("aria-hidden", "true")
    picture.append(...[...symbol.childNodes].map((shape) => document.importNode(shape, true)))
    return picture
  }
}
