function paragraphElement([before, marked, after], heading) {
  const made = element("p", heading ? { class: "heading" } : {}, before);
  if (marked) made.append(element("mark", {}, marked));
  made.append(after);
  return made;
}

function outlineElement(entries, text) {
  const jump = (at) => () => text.children[at].scrollIntoView({ behavior: "smooth", block: "start" });
  const items = entries.map((entry) =>
    element(
      "li",
      { class: `level-${Math.min(entry.level, 3)}` },
      element("button", { type: "button", onclick: jump(entry.paragraph) }, `${entry.label}. ${entry.title}`),
    ),
  );
  return element("details", { class: "outline" }, element("summary", {}, "Mục lục"), element("ol", {}, ...items));
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".viewer");
  if (unchanged(root, data)) return;
  const headings = new Set(data.headings);
  const text = element(
    "div",
    { class: "text", lang: "vi" },
    ...data.paragraphs.map((parts, at) => paragraphElement(parts, headings.has(at))),
  );
  const outline = data.outline.length ? outlineElement(data.outline, text) : null;
  if (outline) outline.open = window.matchMedia("(min-width: 900px)").matches;
  root.replaceChildren(...[outline, text].filter(Boolean));
  const mark = text.querySelector("mark");
  if (mark) scrollWhenStill(mark, "center");
}
