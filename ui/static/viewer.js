// Pieces and places carry offsets of the server's text; a place always begins and ends where a piece does.
const WIDE = "(min-width: 900px)";

function pieceElement([start, words], titles) {
  const made = element("span", { "data-start": start }, words);
  const title = titles.find(([from, to]) => from <= start && start < to)?.[2];
  if (title) {
    made.className = "reference";
    made.title = title;
  }
  return made;
}

// References stand in reading order: each paragraph needs only those that can touch it.
function textElement({ paragraphs, headings, references }) {
  const [bold, made] = [new Set(headings), element("div", { class: "text", lang: "vi" })];
  const waiting = references.slice().sort((one, other) => one[0] - other[0]);
  for (const [at, pieces] of paragraphs.entries()) {
    const first = pieces[0][0];
    const last = pieces.at(-1)[0];
    while (waiting.length && waiting[0][1] <= first) waiting.shift();
    const touching = [];
    for (const one of waiting) {
      if (one[0] > last) break;
      touching.push(one);
    }
    const spans = pieces.filter(([, words]) => words).map((piece) => pieceElement(piece, touching));
    made.append(element("p", { "data-start": first, ...(bold.has(at) && { class: "heading" }) }, ...spans));
  }
  return made;
}

// One mark a paragraph, however many pieces it holds.
function markPlace(text, [start, end]) {
  for (const mark of text.querySelectorAll("mark")) mark.replaceWith(...mark.childNodes);
  for (const paragraph of text.children) {
    const inside = [...paragraph.children].filter((one) => start <= one.dataset.start && one.dataset.start < end);
    if (!inside.length) continue;
    const mark = element("mark");
    inside[0].before(mark);
    mark.append(...inside);
  }
  return text.querySelector("mark");
}

function goTo(text, [start, end]) {
  const mark = markPlace(text, [start, end]);
  const holder = [...text.children].findLast((one) => one.dataset.start <= start);
  const target = mark ?? holder;
  const tall = mark && mark.parentElement.getBoundingClientRect().height > window.innerHeight / 2;
  target?.scrollIntoView({ behavior: "smooth", block: mark && !tall ? "center" : "start" });
}

// A row with several places goes to the next one at each click.
function rowElement(row, text) {
  let next = 0;
  const go = () => goTo(text, row.places[next++ % row.places.length]);
  const facts = row.facts.map(([name, value]) =>
    element("span", { class: "fact" }, name ? element("span", { class: "fact-name" }, `${name}: `) : null, value),
  );
  const button = element(
    "button",
    { type: "button", onclick: go },
    element("span", { class: "head", title: row.head }, row.head),
    ...facts,
  );
  return element("li", { class: `level-${Math.min(row.level, 3)}` }, button);
}

function listElement(list, text) {
  const summary = element(
    "summary",
    {},
    list.title,
    list.kind === "outline" ? null : element("span", { class: "count" }, String(list.rows.length)),
  );
  const rows = list.rows.map((row) => rowElement(row, text));
  return element("details", { class: list.kind, name: "understood" }, summary, element("ol", {}, ...rows));
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".viewer");
  if (unchanged(root, data)) return;
  const text = textElement(data);
  const lists = data.lists.map((list) => listElement(list, text));
  if (lists.length) lists[0].open = window.matchMedia(WIDE).matches;
  const beside = lists.length ? element("aside", { class: "understood" }, ...lists) : null;
  root.replaceChildren(...[beside, text].filter(Boolean));
  const mark = markPlace(text, data.marked);
  if (mark) scrollWhenStill(mark, "center");
}
