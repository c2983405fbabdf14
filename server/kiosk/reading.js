// How long it takes to read what stands on the screen: all that a visitor can read without a touch or a scroll.

const WORDS_PER_MINUTE = 150
const MOST = 600000

export function reading(page) {
  const view = page?.defaultView
  if (!view) return 0
  const words = new Intl.Segmenter(page.documentElement.lang || "en", { granularity: "word" })
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT, (text) =>
    seen(text, view) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP,
  )
  let count = 0
  while (texts.nextNode()) for (const part of words.segment(texts.currentNode.data)) count += part.isWordLike ? 1 : 0
  return Math.min((60000 * count) / WORDS_PER_MINUTE, MOST)
}

function seen(text, view) {
  if (!text.data.trim() || !text.parentElement.checkVisibility({ visibilityProperty: true })) return false
  const range = text.ownerDocument.createRange()
  range.selectNode(text)
  const { top, bottom, width, height } = range.getBoundingClientRect()
  return width * height > 0 && bottom > 0 && top < view.innerHeight
}
