// One question: a fieldset with its legend, why it is asked, areas, boxes, and the two ways not to answer.

import { asText, el } from "./drawing.js"
import { named } from "./found.js"

const ICONS = { warning: "warning-sign", location: "place", symptom: "symptom", background: "background" }

/** Draw a question. Its boxes carry data-tick; the board listens for their changes. */
export function drawQuestion({ group, title, why, cards, areas }, place, board) {
  const all = board.table.questions.length
  return el(
    "section",
    { class: "question", "data-group": group },
    el("p", { class: "progress" }, board.say("board.progress", { number: place + 1, all })),
    el(
      "fieldset",
      {},
      el("legend", {}, el("h2", { tabindex: -1 }, board.icon(ICONS[group]), title)),
      el("p", { class: "why" }, why),
      group === "location" && board.map.element,
      cards && written(cards, board),
      el(
        "div",
        { class: "areas" },
        areas.map((one) => area(one, board)),
      ),
      areas.length > 0 && ways(group, board),
    ),
    el(
      "div",
      { class: "step-buttons" },
      place > 0 && board.backButton(),
      el("button", { type: "button", class: "main", onclick: () => board.goBy(1) }, board.say("board.forward")),
      el("p", { class: "so-far" }),
    ),
  )
}

/** What Python has written and escaped, because numbers to call in it can be links. */
const written = (html, board, name = "div", attributes = {}) => {
  const place = el(name, attributes)
  place.innerHTML = html
  if (!board.calls) asText(place)
  return place
}

const area = ({ title, card, ticks }, board) =>
  el(
    "fieldset",
    { class: "area" },
    el("legend", { class: card ? `card-title ${card}` : null }, el("h3", {}, title)),
    ticks.map((tick) => row(tick, board)),
  )

/**
 * A row that can be hit anywhere; the help line is read after the label, not as part of it.
 * @param {{ id: string, label: string, help?: string, html?: string, also?: string, alsoWords?: string }} box
 * @param {object} [board]
 */
const row = ({ id, label, help, html, also, alsoWords }, board) =>
  el(
    "div",
    { class: "tick-row" },
    el("input", {
      type: "checkbox",
      id: `box-${id}`,
      "data-tick": id,
      "aria-describedby": help || html ? `help-${id}` : null,
    }),
    el("label", { for: `box-${id}` }, label),
    html && written(html, board, "p", { class: "help", id: `help-${id}` }),
    help && el("p", { class: "help", id: `help-${id}` }, help),
    also && el("p", { class: "help also", "data-also": also, hidden: true }, alsoWords),
  )

/** What "None of these" would take away, and whether it shall: two buttons below it. */
export const drawAsking = (ticked, answer, board) =>
  el(
    "div",
    { class: "asking" },
    el("p", { id: "asking" }, board.say("board.asks", { ticks: named(ticked, board), none: board.say("board.none") })),
    el("button", { type: "button", "aria-describedby": "asking", onclick: () => answer(false) }, board.say("board.asks_no")),
    el("button", { type: "button", onclick: () => answer(true) }, board.say("board.asks_yes")),
  )

const ways = (group, board) =>
  el(
    "div",
    { class: "ways" },
    el("p", { class: "or" }, board.say("board.or")),
    row({ id: `none:${group}`, label: board.say("board.none"), help: board.say("board.none_help") }),
    row({ id: `unsure:${group}`, label: board.say("board.unsure"), help: board.say("board.unsure_help") }),
  )
