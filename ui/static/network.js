const ROW_HEIGHT = 40;
const SVG = "http://www.w3.org/2000/svg";

// Both columns share one height; a line joins the middles of two rows.
function lineElement([row, beside], data, height) {
  const from = ((row + 0.5) / data.cited.length) * height;
  const to = ((beside + 0.5) / data.citing.length) * height;
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", `M 0 ${from} C 50 ${from} 50 ${to} 100 ${to}`);
  return path;
}

function columnElement(name, entries, act, light) {
  const buttons = entries.map((entry, row) => {
    const label = element("span", { class: "label" }, entry.label);
    const count = entry.count ? element("span", { class: "count" }, String(entry.count)) : null;
    const button = element("button", { type: "button", title: entry.label, onclick: () => act(entry) }, label, count);
    for (const [event, lit] of [["mouseenter", true], ["focus", true], ["mouseleave", false], ["blur", false]])
      button.addEventListener(event, () => light(row, lit));
    return button;
  });
  return element("div", { class: `column ${name}` }, ...buttons);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".network");
  if (unchanged(root, data)) return;
  const height = Math.max(data.cited.length, data.citing.length) * ROW_HEIGHT;
  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of [["viewBox", `0 0 100 ${height}`], ["preserveAspectRatio", "none"], ["aria-hidden", "true"]])
    svg.setAttribute(name, value);
  const lines = data.lines.map((line) => lineElement(line, data, height));
  svg.append(...lines);
  const light = (side) => (row, lit) =>
    data.lines.forEach((line, at) => line[side] === row && lines[at].classList.toggle("lit", lit));
  root.style.height = `${height}px`;
  root.replaceChildren(
    columnElement("cited", data.cited, (entry) => setTriggerValue("cited", entry.label), light(0)),
    svg,
    columnElement("citing", data.citing, (entry) => setTriggerValue("open", entry.id), light(1)),
  );
}
