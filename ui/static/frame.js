// Only whole texts of Streamlit's own frame are replaced; what pages and documents say is never touched.
const OURS = "[data-testid='stMarkdown'], .sources, .library, .viewer, .cards, .network, .draft, textarea, input";
const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];

function translated(words, { whole, beginnings, endings }) {
  const trimmed = words?.trim();
  if (!trimmed) return null;
  if (Object.hasOwn(whole, trimmed)) return whole[trimmed];
  const begun = beginnings.find(([beginning]) => trimmed.startsWith(beginning));
  if (begun) return begun[1].replace("*", () => trimmed.slice(begun[0].length));
  const ended = endings.find(([ending]) => trimmed.endsWith(ending));
  return ended ? ended[1].replace("*", () => trimmed.slice(0, -ended[0].length)) : null;
}

function translateWithin(root, translations) {
  if (root.nodeType === Node.TEXT_NODE) {
    const vietnamese = translated(root.nodeValue, translations);
    if (vietnamese && !root.parentElement?.closest(OURS)) root.nodeValue = vietnamese;
    return;
  }
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  for (const one of [root, ...root.querySelectorAll("*")]) {
    for (const name of ATTRIBUTES) {
      const vietnamese = translated(one.getAttribute(name), translations);
      if (vietnamese) one.setAttribute(name, vietnamese);
    }
  }
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) translateWithin(walker.currentNode, translations);
}

export default function ({ data }) {
  const entries = Object.entries(data.translations);
  const translations = {
    whole: Object.fromEntries(entries.filter(([english]) => !english.endsWith("*") && !english.startsWith("*"))),
    beginnings: entries
      .filter(([english]) => english.endsWith("*"))
      .map(([english, vietnamese]) => [english.slice(0, -1), vietnamese]),
    endings: entries
      .filter(([english]) => english.startsWith("*"))
      .map(([english, vietnamese]) => [english.slice(1), vietnamese]),
  };
  document.documentElement.lang = "vi";
  translateWithin(document.body, translations);
  const watcher = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach((node) => translateWithin(node, translations));
      else translateWithin(change.target, translations);
    }
  });
  watcher.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
  return () => watcher.disconnect();
}
