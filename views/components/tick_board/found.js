// What the ticks lead to: care cards first, then topics, each with the ticks that lead there.

import { asText, el, marked } from "./drawing.js"

/** The list of topics: the same words in the same order as on the page of all matches. */
export function found({ topics, signs }, board) {
  const { say, table, on } = board
  const of = (reading) => topics.filter((topic) => topic.reading === reading)
  const nothing = on.size === 0 ? say("found.nothing_ticked") : signs.length === 0 ? say("found.no_warning") : null
  return [
    el("div", { class: "ticked-cards" }, table.highlight ? careCards(signs, board) : []),
    el("h2", { id: "found-title" }, say("found.title")),
    nothing && el("p", {}, marked(nothing)),
    ...section(of("main"), say("readings.main"), board, "matched"),
    el("p", { class: "onwards" }, board.showButton(), el("span", {}, say("board.show_help"))),
    ...section(of("more"), say("readings.more"), board, "related"),
    el("p", { class: "small" }, say("found.order")),
  ].filter(Boolean)
}

/** Cards of the ticked signs, most urgent first, in the words that Python has written and escaped. */
function careCards(signs, { table, calls }) {
  return Object.entries(table.care).flatMap(([part, { head, tail }]) => {
    const lines = signs.filter((sign) => table.parts[sign] === part).map((sign) => table.lines[sign])
    const place = el("div")
    place.innerHTML = lines.length ? head + lines.join("") + tail : ""
    if (!calls) asText(place)
    return [...place.children]
  })
}

const section = (topics, title, board, kind) =>
  topics.length
    ? [
        el("h3", {}, title),
        el(
          "ul",
          { class: kind },
          topics.map((topic) => entry(topic, board)),
        ),
      ]
    : []

function entry({ topic, because, reading }, board) {
  const { title, summary } = board.table.titles[topic]
  const address = `topics?topic=${topic}`
  const open = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    board.open(address)
  }
  return el(
    "li",
    { "data-topic": topic },
    el("a", { href: address, onclick: open }, title),
    reading === "main" && el("p", {}, summary),
    el("p", { class: "because" }, reason(because, board)),
  )
}

const reason = (because, board) =>
  because.length ? board.say("found.because", { ticks: named(because, board) }) : board.say("found.for_everyone")

/** The labels of some ticks, quoted, as a list in words. */
export function named(ticks, { say, table }) {
  const quoted = ticks.map((tick) => say("lists.quote", { label: table.labels[tick] }))
  const last = quoted.pop()
  return quoted.length ? say("lists.and", { first: quoted.join(", "), last }) : last
}

/** What was ticked, question by question, each with a way to change it. */
export function tickedList(board) {
  const { say, table, on } = board
  return table.questions
    .filter(({ areas }) => areas.length)
    .map(({ group, title, areas }) => {
      const ticked = areas.flatMap(({ ticks }) => ticks).filter(({ id }) => on.has(id))
      const change = el(
        "button",
        {
          type: "button",
          class: "quiet",
          "aria-label": say("board.change_name", { question: title }),
          onclick: () => board.go(group),
        },
        say("board.change"),
      )
      const list = ticked.length
        ? el(
            "ul",
            {},
            ticked.map(({ label }) => el("li", {}, label)),
          )
        : el("p", {}, say("board.ticked_nothing"))
      return el("div", { class: "ticked-group" }, el("h3", {}, title), list, change)
    })
}
