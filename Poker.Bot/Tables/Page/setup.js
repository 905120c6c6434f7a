// Opening a table: by the dialog, by the address, or by a script.
const element = (id) => document.getElementById(id);
const dialog = element("setup"), count = element("seat-count"), rows = element("seat-choices"), problem = element("setup-problem"), go = element("setup-go");

/** Milliseconds of the speeds: thinking, and the pause between hands. */
export const speeds = { calm: [1_200, 4_000], usual: [700, 2_500], quick: [250, 1_000], none: [0, 0] };

let choices = null;

/** What tables can be. Asked for once. */
export async function options() {
  choices ??= await ask("/v1/tables");
  return choices;
}

/** Opens a table and tells what the service answered. */
export function open(setup) {
  return ask("/v1/tables", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(setup) });
}

/** A table as an address asks for it: opponents, speed, stack, blinds, seed; null where it does not. */
export function asked(parameters) {
  const opponents = parameters.get("opponents");
  if (opponents === null) {
    return null;
  }

  const [think, pause] = speeds[parameters.get("speed")] ?? speeds.usual;
  const [small, big] = (parameters.get("blinds") ?? "50/100").split("/").map(Number);
  const people = parameters.has("watch") ? [] : [{}];
  return {
    seats: [...people, ...opponents.split(",").filter(Boolean).map((strategy) => (strategy === "human" ? {} : { strategy }))],
    smallBlind: small,
    bigBlind: big,
    stack: Number(parameters.get("stack") ?? 100 * big),
    topUp: parameters.get("topUp") ?? "eachHand",
    actSeconds: Number(parameters.get("seconds") ?? 30),
    thinkMilliseconds: think,
    pauseMilliseconds: pause,
    ...(parameters.has("seed") ? { seed: Number(parameters.get("seed")) } : {}),
  };
}

/** Wires the dialog. @param {(answer: object) => void} onOpen Is told of the table. */
export function wire(onOpen) {
  count.addEventListener("change", fillSeats);
  element("setup-cancel").addEventListener("click", () => dialog.close());
  element("setup-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.hidden = true;
    go.disabled = true;
    try {
      onOpen(await open(entered()));
    } catch (error) {
      complain(error.message);
    } finally {
      go.disabled = false;
    }
  });
}

/** Shows the dialog. */
export async function show() {
  problem.hidden = true;
  if (!dialog.open) {
    dialog.showModal();
  }

  if (count.options.length === 0) {
    try {
      await fill();
    } catch (error) {
      complain(error.message);
    }
  }
}

function complain(text) {
  problem.textContent = text;
  problem.hidden = false;
}

async function fill() {
  go.disabled = true;
  const { mostSeats, defaults } = await options();
  for (let seats = 2; seats <= mostSeats; seats++) {
    count.add(new Option(seats === 2 ? "2, heads-up" : String(seats), String(seats)));
  }

  element("small-blind").value = defaults.smallBlind;
  element("big-blind").value = defaults.bigBlind;
  element("stack").value = defaults.stack;
  fillSeats();
  go.disabled = false;
}

function fillSeats() {
  const seats = Number(count.value), kept = [...rows.querySelectorAll("select")].map((select) => select.value);
  const fitting = choices.strategies.filter((strategy) => strategy.mostPlayers >= seats);
  rows.replaceChildren(...Array.from({ length: seats }, (_, index) => {
    const label = document.createElement("label"), select = document.createElement("select");
    select.add(new Option(index === 0 ? "You, or whoever has the link" : "A person", ""));
    fitting.forEach(({ name, description }) => select.add(new Option(`${name}: ${description}`, name)));
    select.value = kept[index] ?? (index === 0 ? "" : "pot-odds");
    if (select.selectedIndex < 0) {
      select.value = fitting[0]?.name ?? "";
    }

    label.append(`Seat ${index + 1} `, select);
    return label;
  }));
}

function entered() {
  const [think, pause] = speeds[element("speed").value];
  return {
    seats: [...rows.querySelectorAll("select")].map((select) => (select.value === "" ? {} : { strategy: select.value })),
    smallBlind: element("small-blind").valueAsNumber,
    bigBlind: element("big-blind").valueAsNumber,
    stack: element("stack").valueAsNumber,
    actSeconds: Number(element("act-seconds").value),
    thinkMilliseconds: think,
    pauseMilliseconds: pause,
  };
}

async function ask(path, request) {
  let answer;
  try {
    answer = await fetch(path, request);
  } catch {
    throw new Error("The service does not answer.");
  }

  const body = await answer.json().catch(() => null);
  if (!answer.ok) {
    throw new Error(body?.detail ?? `The service answered ${answer.status}.`);
  }

  return body;
}
