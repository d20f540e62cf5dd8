// Only whole texts of Streamlit's own frame are replaced; what pages and documents say is never touched.
const OURS = "[data-testid='stMarkdown'], .sources, .library, .viewer, textarea, input";
const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];

function translateWithin(root, translations) {
  if (root.nodeType === Node.TEXT_NODE) {
    const vietnamese = translations[root.nodeValue.trim()];
    if (vietnamese && !root.parentElement?.closest(OURS)) root.nodeValue = vietnamese;
    return;
  }
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  for (const one of [root, ...root.querySelectorAll("*")]) {
    for (const name of ATTRIBUTES) {
      const vietnamese = translations[one.getAttribute(name)?.trim()];
      if (vietnamese) one.setAttribute(name, vietnamese);
    }
  }
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) translateWithin(walker.currentNode, translations);
}

export default function ({ data }) {
  document.documentElement.lang = "vi";
  translateWithin(document.body, data.translations);
  const watcher = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach((node) => translateWithin(node, data.translations));
      else translateWithin(change.target, data.translations);
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
