"""What a checker finds on a page, and in each of its looks."""

from axe_playwright_python.base import AXE_SCRIPT

LIGHT, DARK, BLACK = "rgb(255, 255, 255)", "rgb(16, 24, 29)", "rgb(0, 0, 0)"
PAPER = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
LOOKS = {"light": LIGHT, "dark": DARK, "contrast": BLACK}
"""Each look with the colour of its paper, by which it is known to be on."""
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FAULTS = """async ([standards, frames]) => {
  const runOnly = { type: "tag", values: standards }
  // Only what is wrong is collected: to list all that is right takes four times as long.
  const { violations } = await axe.run(document, { runOnly, iframes: frames, resultTypes: ["violations"] })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}"""


def faults(page, *, frames: bool = True) -> list[str]:
    """Run axe-core by all rules of the standards; name each fault with the element that has it."""
    if page.evaluate("typeof window.axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(FAULTS, [STANDARDS, frames])


def wait_for(page, script: str, value: object) -> None:
    """Ask until the answer is there; the policy of the site forbids the driver's own way of waiting in the page."""
    for _ in range(200):
        if page.evaluate(script) == value:
            return
        page.wait_for_timeout(25)
    assert page.evaluate(script) == value


def wear(page, look: str) -> None:
    """Put on a look, and wait until the page is drawn in it. In a page without motion it is drawn at once."""
    page.evaluate("look => window.look.set({ scheme: look })", look)
    wait_for(page, PAPER, LOOKS[look])
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")


def faults_in_all_looks(page) -> dict[str, list[str]]:
    """Name the faults of each look that has any."""
    found = {}
    for look in LOOKS:
        wear(page, look)
        found[look] = faults(page)
    return {look: names for look, names in found.items() if names}
