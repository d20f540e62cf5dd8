const LONG = 420;

function sourceCard(source, setTriggerValue) {
  const quote = element("blockquote", { class: "quote" }, source.quote);
  const copy = element("button", { type: "button", class: "plain" }, "Chép tên nguồn");
  copy.addEventListener("click", async () => {
    await copyText(source.label);
    copy.textContent = "Đã chép";
    setTimeout(() => (copy.textContent = "Chép tên nguồn"), 2000);
  });
  const open = source.note
    ? null
    : element(
        "a",
        { class: "open", href: source.href, onclick: linkHandler(() => setTriggerValue("open", source.marker)) },
        "Mở văn bản",
      );
  const note = source.note ? element("p", { class: "note" }, source.note) : null;
  const actions = element("div", { class: "actions" }, open, copy);
  if (source.quote.length > LONG) {
    quote.classList.add("folded");
    const unfold = element("button", { type: "button", class: "plain", "aria-expanded": "false" }, "Xem cả đoạn");
    unfold.addEventListener("click", () => {
      const folded = quote.classList.toggle("folded");
      unfold.textContent = folded ? "Xem cả đoạn" : "Thu gọn";
      unfold.setAttribute("aria-expanded", String(!folded));
    });
    actions.append(unfold);
  }
  return element(
    "article",
    { class: "source", id: source.anchor },
    element("span", { class: "number" }, String(source.marker)),
    element("div", { class: "words" }, element("p", { class: "label" }, source.label), note, quote, actions),
  );
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".sources");
  if (unchanged(root, data)) return;
  const title = element("h3", {}, data.sources.length > 1 ? "Các nguồn" : "Nguồn");
  root.replaceChildren(title, ...data.sources.map((source) => sourceCard(source, setTriggerValue)));
  const back = data.back_to && root.querySelector(`#${data.back_to}`);
  if (back) scrollWhenStill(back, "center");
  // Streamlit follows an answer to its end; it is read from its question on.
  if (data.arrived) {
    const messages = [...document.querySelectorAll("[data-testid='stChatMessage']")];
    const question = messages[messages.findIndex((message) => message.contains(root)) - 1];
    if (question) scrollWhenStill(question, "start");
  }
}
