// What the boxes of the board do to each other.

import assert from "node:assert/strict"
import { test } from "node:test"

import { asksFirst, set } from "../../views/components/tick_board/ticks.js"

const after = (...boxes) => {
  const ticked = { on: new Set(), asides: new Set() }
  for (const [id, group, isOn = true] of boxes) set(ticked, id, group, isOn)
  return [...ticked.on, ...ticked.asides].join(" ")
}

test("a box is ticked and unticked, and nothing else changes", () => {
  assert.equal(after(["sx_stiff", "symptom"]), "sx_stiff")
  assert.equal(after(["sx_stiff", "symptom"], ["loc_knee", "location"], ["sx_stiff", "symptom", false]), "loc_knee")
})

test("a tick takes “None of these” of its own question away, and of no other", () => {
  assert.equal(after(["none:symptom", "symptom"], ["sx_stiff", "symptom"]), "sx_stiff")
  assert.equal(after(["none:location", "location"], ["sx_stiff", "symptom"]), "sx_stiff none:location")
})

test("“I'm not sure” stays beside a tick, and takes the place of “None of these”", () => {
  assert.equal(after(["unsure:symptom", "symptom"], ["sx_stiff", "symptom"]), "sx_stiff unsure:symptom")
  assert.equal(after(["none:symptom", "symptom"], ["unsure:symptom", "symptom"]), "unsure:symptom")
  assert.equal(after(["unsure:symptom", "symptom"], ["unsure:symptom", "symptom", false]), "")
})

test("“None of these” asks before it takes a tick away, and only then", () => {
  assert.equal(asksFirst("none:symptom", true, ["sx_stiff"]), true)
  assert.equal(asksFirst("none:symptom", true, []), false)
  assert.equal(asksFirst("none:symptom", false, ["sx_stiff"]), false)
  assert.equal(asksFirst("unsure:symptom", true, ["sx_stiff"]), false)
})
