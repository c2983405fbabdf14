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
