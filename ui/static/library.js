function documentCard(entry, setTriggerValue) {
  const open = linkHandler(() => setTriggerValue("open", entry.id));
  const facts = [entry.issuer, entry.date, entry.file].filter(Boolean);
  return element(
    "article",
    { class: "document" },
    element(
      "div",
      { class: "words" },
      element("a", { class: "name", href: entry.href, onclick: open }, entry.name),
      entry.title ? element("p", { class: "title" }, entry.title) : null,
      element("p", { class: "facts" }, ...facts.map((fact) => element("span", {}, fact))),
    ),
    element(
      "div",
      { class: "actions" },
      element("a", { class: "open", href: entry.href, onclick: open }, "Mở"),
      element(
        "button",
        { type: "button", class: "plain", onclick: () => setTriggerValue("remove", entry.id), "aria-label": `Xóa ${entry.name}` },
        "Xóa",
      ),
    ),
  );
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".library");
  if (unchanged(root, data)) return;
  root.replaceChildren(...data.documents.map((entry) => documentCard(entry, setTriggerValue)));
}
