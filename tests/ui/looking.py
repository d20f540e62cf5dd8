"""What every page must be in the browser: Vietnamese, uncrowded, and at the words that it leads to."""

from playwright.sync_api import Page, expect

# Words of Streamlit's own frame that are visible and unmistakably not Vietnamese.
ENGLISH_WORDS = """
(icons) => {
  const found = [];
  const shown = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const foreign = (words) => /^[\\x20-\\x7e]*\\b[A-Za-z][a-z]{3,}\\b[\\x20-\\x7e]*$/.test(words);
  for (const one of document.querySelectorAll("body *")) {
    if (one.closest(icons) || !shown(one)) continue;
    for (const name of ["aria-label", "title", "placeholder", "alt"])
      if (foreign(one.getAttribute(name)?.trim() ?? "")) found.push(`${name}=${one.getAttribute(name)}`);
    for (const node of one.childNodes)
      if (node.nodeType === Node.TEXT_NODE && foreign(node.nodeValue.trim())) found.push(node.nodeValue);
  }
  return found;
}
"""
NOT_THE_FRAME = (
    ".sources, .library, .viewer, .cards, .network, .draft, style, script, noscript, [data-testid=stIconMaterial], code"
)
CROWDING = """
() => {
  const problems = [];
  for (const one of document.querySelectorAll("*"))
    if (one.scrollWidth > one.clientWidth
      && (one === document.scrollingElement || /auto|scroll/.test(getComputedStyle(one).overflowX)))
      problems.push(`scrolls sideways: ${one.tagName} ${one.scrollWidth}`);
  const parts = ".source, .document, .card, .actions > *, .understood, .text, .viewer p, button";
  const boxes = [...document.querySelectorAll(parts)]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > 0
      && !one.closest("[data-testid=stBottom], .st-key-menu"))
    .map((one) => [one, one.getBoundingClientRect()]);
  for (const [at, [one, box]] of boxes.entries()) {
    const name = `${one.className || one.tagName} ${one.textContent.slice(0, 30)}`;
    if (box.left < 0 || box.right > window.innerWidth) problems.push(`sticks out: ${name}`);
    for (const [other, next] of boxes.slice(at + 1)) {
      if (one.contains(other) || other.contains(one)) continue;
      const across = Math.min(box.right, next.right) - Math.max(box.left, next.left);
      const down = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top);
      if (across > 1 && down > 1) problems.push(`overlap: ${name} / ${other.className} ${other.textContent}`);
    }
  }
  return problems;
}
"""


def assert_vietnamese(page: Page) -> None:
    # The frame is translated in the moment that the language is set.
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    assert page.evaluate(ENGLISH_WORDS, NOT_THE_FRAME) == []


def wait_for_rest(page: Page) -> None:
    """Until nothing has been scrolled for half a second."""
    page.evaluate(
        """() => new Promise((done) => {
        let timer = setTimeout(done, 500);
        document.addEventListener("scroll", () => { clearTimeout(timer); timer = setTimeout(done, 500); }, true);
        })"""
    )


def mark_in_view(page: Page) -> str:
    """The marked words, once they are all inside the window."""
    page.locator(".viewer mark").first.wait_for()
    wait_for_rest(page)
    page.wait_for_function(
        """() => { const marks = [...document.querySelectorAll(".viewer mark")];
        return marks.length > 0 && marks.every((one) => { const box = one.getBoundingClientRect();
          return box.top >= 0 && box.bottom <= window.innerHeight; }); }"""
    )
    return "\n".join(page.locator(".viewer mark").all_text_contents())
