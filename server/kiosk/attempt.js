// A step that may fail, because a part of the browser is missing or forbidden: it is told once, and the next step runs all the same.

const told = new Set()

export function attempt(step, otherwise) {
  try {
    return step()
  } catch (error) {
    if (!told.has(error.message)) console.error(error)
    told.add(error.message)
    return otherwise
  }
}

// A signal that ends a request after so many milliseconds.
export function patience(milliseconds) {
  if (AbortSignal.timeout) return AbortSignal.timeout(milliseconds)
  const ending = new AbortController()
  setTimeout(() => ending.abort(), milliseconds)
  return ending.signal
}
