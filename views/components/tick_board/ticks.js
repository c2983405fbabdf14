// @ts-check
// What a box does to what is ticked. "None of these" and "I'm not sure" are words on the board, never ticks.

/** @typedef {{ on: Set<string>, asides: Set<string> }} Ticked the ticks, and the questions set aside as `none:symptom` */

/** @param {string} id */
export const isAside = (id) => id.includes(":")

/**
 * Whether "None of these" has to ask first, because it would take ticks away.
 * @param {string} id @param {boolean} isOn @param {string[]} tickedOfGroup
 */
export const asksFirst = (id, isOn, tickedOfGroup) => isOn && id.startsWith("none:") && tickedOfGroup.length > 0

/**
 * Tick or untick a box of a question. One of the two asides takes the place of the other; a tick takes "None of these"
 * away, and leaves "I'm not sure".
 * @param {Ticked} ticked @param {string} id @param {string} group @param {boolean} isOn
 */
export function set({ on, asides }, id, group, isOn) {
  if (isAside(id)) for (const way of ["none", "unsure"]) asides.delete(`${way}:${group}`)
  else if (isOn) asides.delete(`none:${group}`)
  const kind = isAside(id) ? asides : on
  kind[isOn ? "add" : "delete"](id)
}
