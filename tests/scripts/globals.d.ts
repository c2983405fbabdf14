// What the checker of types has to be told of the pages that our scripts run in.

interface Look {
  scheme: string
  size: number
}

interface Window {
  /** The visitor's look: server/assets/look.js. */
  look?: {
    set(look: Partial<Look>): void
    reset(): void
    get(): Look
  }
  __streamlit?: object
}

// All that our scripts look for is HTML, and what they hear of comes from an element.
interface ParentNode {
  querySelector(selectors: string): HTMLElement | null
  querySelectorAll(selectors: string): NodeListOf<HTMLElement>
}
interface EventTarget {
  closest?(selectors: string): HTMLElement | null
}
