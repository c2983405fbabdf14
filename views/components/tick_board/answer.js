// What a set of ticks leads to. The table arrives as plain data (rules/compiled.py); Python stays the judge.

/** A row holds when every group of its needs has a tick that is on: the whole meaning of the table. */
const holds = (row, on) => row.needs.every((need) => need.some((tick) => on.has(tick)))

/** The fewest ticks that give this reading: one for each need of the row with fewest needs, as rules.Match.because. */
const because = (rows, on) => {
  const row = rows.reduce((best, row) => (row.needs.length < best.needs.length ? row : best))
  return row.needs.map((need) => need.find((tick) => on.has(tick)))
}

/** Topics in editorial order, each with its reading and reason, and the warning signs ticked, in table order. */
export function answer(table, on) {
  const leading = new Map()
  for (const row of table.rows) {
    if (!holds(row, on)) continue
    for (const topic of row.topics) leading.set(topic, [...(leading.get(topic) ?? []), row])
  }
  const topics = table.topics
    .filter((topic) => leading.has(topic))
    .map((topic) => {
      const rows = leading.get(topic)
      const reading = rows.some((row) => row.reading === "main") ? "main" : "more"
      return {
        topic,
        reading,
        because: because(
          rows.filter((row) => row.reading === reading),
          on,
        ),
      }
    })
  const named = new Set([...on].map((tick) => table.signs[tick]).filter(Boolean))
  return { topics, signs: Object.keys(table.cards).filter((sign) => named.has(sign)) }
}

/** The same answer as one line of text, to compare with Python's. */
export const outcome = ({ topics, signs }) => [...topics.map(({ topic, reading }) => `${topic} ${reading}`), ...signs].join(", ")
