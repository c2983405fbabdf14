// Answers tick sets from standard input with the board's own scripts, as lines of JSON: the outcome, and the reasons.

import { readFileSync } from "node:fs"

import { answer, outcome } from "../../views/components/tick_board/answer.js"

const { table, sets } = JSON.parse(readFileSync(0, "utf-8"))
for (const ticks of sets) {
  const found = answer(table, new Set(ticks))
  console.log(JSON.stringify([outcome(found), found.topics.map(({ because }) => because)]))
}
