const LONG_QUOTE = 320;

function quoteElement(words) {
  const quote = element("blockquote", { class: "quote" }, words);
  if (words.length <= LONG_QUOTE) return [quote];
  quote.classList.add("folded");
  const unfold = element("button", { type: "button", class: "plain", "aria-expanded": "false" }, "Xem cả đoạn");
  unfold.addEventListener("click", () => {
    const folded = quote.classList.toggle("folded");
    unfold.textContent = folded ? "Xem cả đoạn" : "Thu gọn";
    unfold.setAttribute("aria-expanded", String(!folded));
  });
  return [quote, unfold];
}

function sourceElement(source, setTriggerValue) {
  const [quote, unfold] = source.quote ? quoteElement(source.quote) : [];
  const open = source.href
    ? element(
        "a",
        { class: "open", href: source.href, onclick: linkHandler(() => setTriggerValue("open", source.passage)) },
        "Mở văn bản",
      )
    : null;
  return element(
    "div",
    { class: "origin" },
    element("div", { class: "words" }, source.label ? element("p", { class: "label" }, source.label) : null, quote),
    open || unfold ? element("div", { class: "actions" }, open, unfold) : null,
  );
}

function cardElement(card, setTriggerValue) {
  const badges = card.badges.map(({ words, tone }) => element("span", { class: `badge ${tone}` }, words));
  const facts = card.facts.map(([name, value]) =>
    element("p", { class: "fact" }, name ? element("span", { class: "fact-name" }, `${name}: `) : null, value),
  );
  const sources = card.sources.map((source) => sourceElement(source, setTriggerValue));
  return element(
    "article",
    { class: card.faded ? "card faded" : "card" },
    element("div", { class: "card-head" }, element("p", { class: "head" }, card.head), ...badges),
    ...facts,
    ...sources,
  );
}

function groupElement(group, setTriggerValue) {
  const cards = group.cards.map((card) => cardElement(card, setTriggerValue));
  if (!group.folded) return element("section", {}, group.title ? element("h3", {}, group.title) : null, ...cards);
  return element("details", {}, element("summary", {}, group.title), ...cards);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".cards");
  if (unchanged(root, data)) return;
  root.replaceChildren(...data.groups.map((group) => groupElement(group, setTriggerValue)));
}
