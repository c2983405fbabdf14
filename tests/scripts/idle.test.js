// When a visit at a kiosk ends for want of anybody there. The kiosk's limits here: 120 s, a warning of 30 s, ten times more time.

import assert from "node:assert/strict"
import { test } from "node:test"

import * as idle from "../../server/kiosk/idle.js"

const SECOND = 1000
const LIMITS = { idle: 120 * SECOND, warning: 30 * SECOND, extensions: 10 }
const NOON = 1_800_000_000_000
const at = (seconds, asleep = 0) => ({ at: seconds * SECOND, on: NOON + (seconds + asleep) * SECOND })
const start = idle.begin(at(0))
const follows = (who, seconds, { screen = "visit", reading = 0, isChanged = false, asleep = 0 } = {}) =>
  idle.next(screen, who, at(seconds, asleep), LIMITS, { reading: () => reading * SECOND, isChanged })

test("after the idle time the warning comes, counts down, and then all is wiped", () => {
  assert.equal(follows(start, 119), "")
  assert.equal(follows(start, 120), "warn")
  const warned = idle.warned(start, at(120))
  assert.equal(idle.left(warned, at(125), LIMITS), 25)
  assert.equal(follows(warned, 149, { screen: "warning" }), "")
  assert.equal(follows(warned, 150, { screen: "warning" }), "wipe")
})

test("nobody is warned off what they could not have read yet, and a time that could not be computed is not waited for", () => {
  assert.equal(follows(start, 199, { reading: 200 }), "")
  assert.equal(follows(start, 200, { reading: 200 }), "warn")
  assert.equal(follows(start, 120, { reading: Number.NaN }), "warn")
  assert.equal(follows(start, 120, { screen: "hidden", reading: 200 }), "warn", "nothing is read on a hidden screen")
})

test("how long reading takes is not asked while somebody is there", () => {
  const asked = () => assert.fail("it takes time itself")
  assert.equal(idle.next("visit", start, at(60), LIMITS, { reading: asked, isChanged: false }), "")
})

test("a touch, a scroll or a key begins the idle time anew", () => {
  const later = idle.moved(start, at(100))
  assert.equal(follows(later, 219), "")
  assert.equal(follows(later, 220), "warn")
})

test("touches that change nothing put the end off for one idle time and no more", () => {
  let who = start
  for (let seconds = 9; seconds < 240; seconds += 9) {
    who = idle.touched(who, at(seconds))
    assert.equal(follows(who, seconds), "")
  }
  assert.equal(follows(idle.touched(who, at(240)), 240), "warn")
})

test("a screen that touches itself does not answer the warning; the button does, and so does whoever had gone", () => {
  const wet = idle.warned(idle.touched(start, at(239)), at(240))
  assert.equal(idle.answers(wet, LIMITS, false), false)
  assert.equal(idle.answers(wet, LIMITS, true), true)
  assert.equal(idle.answers(idle.warned(start, at(120)), LIMITS, false), true)
})

test("ten times in a row there is more time, and using the app gives all ten back", () => {
  let who = start
  let seconds = 0
  for (let times = 0; times < 10; times += 1) {
    seconds += 120
    assert.equal(follows(who, seconds), "warn")
    who = idle.moreTime(who, at(seconds))
  }
  assert.equal(follows(who, seconds + 120), "wipe")
  assert.equal(follows(idle.moved(who, at(seconds + 10)), seconds + 130), "warn")
})

test("a clock that is set back changes nothing, and a screen that slept wakes up wiped", () => {
  assert.equal(follows(start, 60, { asleep: -86_400 }), "")
  assert.equal(follows(start, 60, { asleep: 3_600 }), "wipe")
})

test("without a visit only a changed look is put back", () => {
  assert.equal(follows(start, 500, { screen: "attract" }), "")
  assert.equal(follows(start, 500, { screen: "attract", isChanged: true }), "wipe")
  assert.equal(follows(start, 500, { screen: "offline", isChanged: true }), "wipe")
})
