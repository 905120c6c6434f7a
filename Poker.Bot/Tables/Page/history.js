// The panel with what happened, hand by hand.
const most = 3_000;
const list = document.getElementById("lines"), panel = document.getElementById("history"), toggle = document.getElementById("toggle-history");
const lines = [];

/** Wires the panel. @param {(text: string) => void} say Tells something to the player. */
export function wire(say) {
  toggle.addEventListener("click", () => open(panel.hidden));
  document.getElementById("close-history").addEventListener("click", () => {
    open(false);
    toggle.focus();
  });
  document.getElementById("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(lines.join("\n"));
      say("Copied.");
    } catch {
      getSelection()?.selectAllChildren(list);
      say("The browser does not let pages copy: the text is selected.");
    }
  });
}

/** There is a table: the panel is offered, and open where there is room. */
export function offer() {
  if (toggle.hidden) {
    toggle.hidden = false;
    open(matchMedia("(min-width: 1100px)").matches);
  }
}

/** Opens or closes it. */
export function open(isOpen) {
  panel.hidden = !isOpen;
  toggle.setAttribute("aria-expanded", String(isOpen));
  document.body.classList.toggle("with-history", isOpen);
  list.scrollTop = list.scrollHeight;
}

/** Whether it is open. */
export const isOpen = () => !panel.hidden;

/** Adds events. */
export function add(events) {
  const isAtEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 40;
  for (const { kind, line, text } of events) {
    const item = document.createElement("li");
    item.className = kind === "hand" ? "start" : kind === "note" ? "said" : kind === "win" ? "win" : kind === "board" ? "street" : "";
    item.textContent = line ?? text;
    list.append(item);
    lines.push(line ?? text);
  }

  while (list.childElementCount > most) {
    list.firstElementChild.remove();
    lines.shift();
  }

  if (isAtEnd) {
    list.scrollTop = list.scrollHeight;
  }
}
