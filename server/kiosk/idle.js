// @ts-check
// Whether anybody is still there, and what follows when not. It looks at no page, so that it can be tried without one.

/**
 * @typedef {{ at: number, on: number }} Moment two clocks, in ms: one of the page that nobody sets, and the wall's
 * @typedef {{ idle: number, warning: number, extensions: number }} Limits ms, ms, and how often there is more time
 * @typedef {object} Presence
 * @property {number} touchedAt when somebody touched last
 * @property {number} touchedOn the same by the clock on the wall
 * @property {number} movedAt when a touch last changed something
 * @property {number} warnedAt when the warning began to stand
 * @property {number} extended how often there was more time since something changed
 */

/** @param {Moment} moment @returns {Presence} */
export const begin = ({ at, on }) => ({ touchedAt: at, touchedOn: on, movedAt: at, warnedAt: 0, extended: 0 })

/** @param {Presence} who @param {Moment} moment @returns {Presence} */
export const touched = (who, { at, on }) => ({ ...who, touchedAt: at, touchedOn: on })

/** @param {Presence} who @param {Moment} moment @returns {Presence} */
export const moved = (who, moment) => ({ ...touched(who, moment), movedAt: moment.at, extended: 0 })

/** @param {Presence} who @param {Moment} moment @returns {Presence} */
export const warned = (who, { at }) => ({ ...who, warnedAt: at })

/** @param {Presence} who @param {Moment} moment @returns {Presence} */
export const moreTime = (who, moment) => ({ ...moved(who, moment), extended: who.extended + 1 })

/**
 * The seconds that the warning still stands.
 * @param {Presence} who @param {Moment} moment @param {Limits} limits
 */
export const left = ({ warnedAt }, { at }, { warning }) => Math.ceil((warnedAt + warning - at) / 1000)

/**
 * Whether a touch of the warning answers it. A screen that touches itself must not: then the button alone does.
 * @param {Presence} who @param {Limits} limits @param {boolean} isButton
 */
export const answers = ({ warnedAt, touchedAt }, { idle }, isButton) => isButton || warnedAt - touchedAt >= idle

/**
 * How long nobody has been there. Touches that change nothing put the end off for one idle time and no more
 * (docs/decisions/0012 says why); a machine that slept has not counted.
 * @param {Presence} who @param {Moment} moment @param {Limits} limits
 */
export function idleFor({ touchedAt, touchedOn, movedAt }, { at, on }, { idle, warning }) {
  const asleep = on - touchedOn - (at - touchedAt)
  const still = Math.max(at - touchedAt, at - movedAt - idle)
  return still + (asleep > idle + warning ? asleep : 0)
}

/**
 * What follows now. Nobody is warned off what they could not have read yet: `reading` says how long that takes, in ms,
 * and is asked only when it matters.
 * @param {string} screen @param {Presence} who @param {Moment} moment @param {Limits} limits
 * @param {{ reading: () => number, isChanged: boolean }} page
 * @returns {"" | "warn" | "wipe"}
 */
export function next(screen, who, moment, limits, { reading, isChanged }) {
  if (screen === "warning") return left(who, moment, limits) > 0 ? "" : "wipe"
  const idle = idleFor(who, moment, limits)
  if (idle < limits.idle) return ""
  if (screen !== "visit" && screen !== "hidden") return isChanged ? "wipe" : ""
  const wait = Math.max(limits.idle, (screen === "visit" && reading()) || 0) // no time where it could not be computed
  if (idle < wait) return ""
  return who.extended < limits.extensions && idle < wait + limits.warning ? "warn" : "wipe"
}
