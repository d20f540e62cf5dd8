// Document words enter the page as text nodes only: whatever they look like, they are never HTML.
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") made.addEventListener("click", value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

// A page that is served to other computers over plain http has no navigator.clipboard.
async function copyText(words) {
  if (navigator.clipboard && window.isSecureContext) {
    await navigator.clipboard.writeText(words);
    return;
  }
  const field = element("textarea", { style: "position:fixed;opacity:0" });
  field.value = words;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

// A plain click stays inside the session; a middle click or Ctrl+click opens the address in another tab.
function linkHandler(act) {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    act();
  };
}

// Streamlit renders a component again on every run; what has not changed stays, with its scroll position.
function unchanged(root, data) {
  const signature = JSON.stringify(data);
  if (root.troly === signature) return true;
  root.troly = signature;
  return false;
}

// Streamlit scrolls by itself when a page opens or an answer grows; ours comes after that, or it would be undone.
const STILL_FRAMES = 12;
const MOST_FRAMES = 240;

function scrollWhenStill(target, block) {
  let [still, before] = [0, null];
  const watch = (frame) => {
    const place = target.getBoundingClientRect().top;
    still = place === before ? still + 1 : 0;
    before = place;
    if (still >= STILL_FRAMES || frame >= MOST_FRAMES) target.scrollIntoView({ block });
    else requestAnimationFrame(() => watch(frame + 1));
  };
  watch(0);
}
