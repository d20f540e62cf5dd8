// More sources than these stand below, with their words.
const MOST_LINKS = 2;

// What is opened and what is typed but not yet kept outlives a drawing anew: another's change must not wipe it out.
function memory(root) {
  root.drafting ??= { opened: new Set(), typed: new Map() };
  return root.drafting;
}

function send(root, act, edit) {
  // Until the server has answered, a second click would mean a draft that is no longer there.
  root.classList.add("waiting");
  act("act", edit);
}

function words(pieces) {
  return pieces.map(([text, isBlank]) =>
    isBlank ? element("mark", { class: "blank", title: "Chỗ cần điền" }, text) : document.createTextNode(text),
  );
}

function unfolding(root, name, title, ...content) {
  const { opened } = memory(root);
  const details = element("details", { class: "more" }, element("summary", {}, title), ...content);
  details.open = opened.has(name);
  details.addEventListener("toggle", () => (details.open ? opened.add(name) : opened.delete(name)));
  return details;
}

function originOf(words, action) {
  return element(
    "div",
    { class: "origin" },
    element("div", { class: "words" }, ...words),
    element("div", { class: "actions" }, action),
  );
}

function sourceOf(source, act) {
  const open = element(
    "a",
    { class: "open", href: source.href, onclick: linkHandler(() => act("open", source.passage)) },
    "Mở văn bản",
  );
  return originOf(
    [element("p", { class: "label" }, source.label), element("blockquote", { class: "quote" }, source.quote)],
    open,
  );
}

function alternativeOf(root, other, act) {
  const use = () => send(root, act, other.edit);
  return originOf(
    [element("p", { class: "label" }, other.label), element("p", {}, ...words(other.pieces))],
    element("button", { type: "button", class: "open", onclick: use }, "Dùng câu này"),
  );
}

function editorOf(root, card, act, close) {
  const { typed } = memory(root);
  const kept = typed.get(card.id) ?? {};
  const inputs = card.fields.map((field) => {
    const input = element(field.long ? "textarea" : "input", { "aria-label": field.label, rows: field.long ? 3 : null });
    input.value = kept[field.name] ?? field.value;
    input.addEventListener("input", () => typed.set(card.id, { ...typed.get(card.id), [field.name]: input.value }));
    return [field, input];
  });
  const grow = ([, input]) => {
    if (input.tagName === "TEXTAREA") input.style.height = `${Math.max(input.scrollHeight + 2, 80)}px`;
  };
  const changed = () => inputs.filter(([field, input]) => input.value !== field.value);
  const save = () => {
    const edit = { ...card.edit };
    for (const [field, input] of changed()) edit[field.name] = input.value;
    const isChanged = changed().length > 0;
    close();
    if (isChanged) send(root, act, edit);
  };
  const keepButton = element("button", { type: "button", class: "open", onclick: save }, "Lưu");
  const dropButton = element("button", { type: "button", class: "plain", onclick: () => close() }, "Thôi");
  const editor = element(
    "div",
    { class: "editor" },
    ...inputs.map(([field, input]) => element("label", {}, element("span", {}, field.label), input)),
    element("div", { class: "actions" }, keepButton, dropButton),
  );
  editor.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey || event.target.tagName === "INPUT")) save();
  });
  // Going on to something else keeps what was typed; going to another window does not end the typing.
  editor.addEventListener("focusout", (event) => {
    if (editor.isConnected && document.hasFocus() && !editor.contains(event.relatedTarget) && changed().length) save();
  });
  inputs.forEach(([, input]) => input.addEventListener("input", () => grow([null, input])));
  requestAnimationFrame(() => {
    inputs.forEach(grow);
    if (!typed.has(card.id)) inputs[0][1].focus();
  });
  return editor;
}

function cardOf(root, card, act) {
  const { typed } = memory(root);
  const drawn = element("article", { class: `card line ${card.state} level-${card.level}`, "data-id": card.id });
  const edit = () => {
    const close = () => {
      typed.delete(card.id);
      draw();
    };
    drawn.querySelector(".content").replaceChildren(editorOf(root, card, act, close));
    drawn.querySelector(".doing").hidden = true;
  };
  const draw = () => {
    const badges = card.badges.map(({ words, tone }) => element("span", { class: `badge ${tone}` }, words));
    const actions = card.actions.map((action) =>
      element(
        "button",
        { type: "button", class: action.main ? "open" : "plain", onclick: () => send(root, act, action.edit) },
        action.name,
      ),
    );
    if (card.fields.length && card.state !== "rejected")
      actions.splice(
        card.actions.filter((action) => action.main).length,
        0,
        element("button", { type: "button", class: "plain", onclick: edit }, "Sửa"),
      );
    const text = element(card.heading ? "h4" : "p", { class: "said" }, ...words(card.pieces));
    const facts = card.facts.map(([name, value]) =>
      element("p", { class: "fact" }, element("span", { class: "fact-name" }, `${name}: `), ...words(piecesOf(value))),
    );
    const reason = card.reason ? element("p", { class: "why" }, `Vì sao: ${card.reason}`) : null;
    const places = [...new Map(card.sources.toReversed().map((source) => [source.label, source])).values()].reverse();
    const links = places.slice(0, MOST_LINKS).map((source) =>
      element(
        "a",
        { class: "from", href: source.href, onclick: linkHandler(() => act("open", source.passage)) },
        source.label,
      ),
    );
    const from = links.length ? element("p", { class: "why" }, "Từ: ", ...links) : null;
    const sources = card.sources.length
      ? unfolding(root, `${card.id}:sources`, `Nguyên văn nguồn (${card.sources.length})`, ...card.sources.map((one) => sourceOf(one, act)))
      : null;
    const others = card.alternatives.length
      ? unfolding(
          root,
          `${card.id}:others`,
          `Cách viết khác (${card.alternatives.length})`,
          ...card.alternatives.map((one) => alternativeOf(root, one, act)),
        )
      : null;
    drawn.replaceChildren(
      element("div", { class: "badges" }, ...badges),
      element("div", { class: "content" }, text, ...facts, reason, from),
      element("div", { class: "actions doing" }, ...actions),
      ...[sources, others].filter(Boolean),
    );
  };
  draw();
  if (typed.has(card.id) && card.fields.length) edit();
  return drawn;
}

function piecesOf(value) {
  return value
    .split(/(\[[^[\]]+\])/)
    .map((piece, at) => [piece, at % 2 === 1])
    .filter(([piece]) => piece);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".draft");
  root.classList.remove("waiting");
  if (unchanged(root, data)) return;
  root.replaceChildren(...data.cards.map((card) => cardOf(root, card, setTriggerValue)));
}
