// Asks how the live loop stands every two seconds, and shows it. What the server tells is put in as text, never as HTML.
const EVERY = 2000;
const STREETS = ["preflop", "flop", "turn", "river"];
const STEPS = { training: "step-training", validating: "step-validation", trying: "step-trial" };

const at = (id) => document.getElementById(id);
const number = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const time = (text) => new Date(text).toLocaleTimeString();
const moment = (text) => new Date(text).toLocaleString();
const version = (value) => (value === null || value === undefined ? "none" : `version ${value}`);
const signed = (value) => (value < 0 ? "−" : "+") + Math.abs(value).toFixed(3);

function say(id, text) {
  if (at(id).textContent !== text) {
    at(id).textContent = text;
  }
}

function fill(id, rows, classes = []) {
  const body = at(id).tBodies[0];
  body.replaceChildren(...(rows.length > 0 ? rows : [["nothing yet"]]).map((cells) => {
    const row = document.createElement("tr");
    row.append(...cells.map((text, column) => {
      const cell = document.createElement("td");
      cell.textContent = text;
      cell.className = classes[column] ?? "";
      return cell;
    }));
    return row;
  }));
}

function showSteps(live) {
  const cycle = live.cycles[0] && live.cycles[0].ended === null ? live.cycles[0] : null;
  const last = live.cycles[0];
  const { hands } = live;
  say("hands", number.format(hands.accepted));
  say("hands-more", `${number.format(hands.lastHour)} in the last hour, ${number.format(hands.quarantined)} in quarantine; ` +
    `${number.format(hands.fresh)} new${hands.perCycle ? ` of ${number.format(hands.perCycle)}` : ""}`);
  at("fresh").value = hands.perCycle ? Math.min(1, hands.fresh / hands.perCycle) : 0;
  say("training", cycle?.state === "training" ? "at work" : "waits");
  say("training-more", cycle?.state === "training" ? `from ${version(cycle.parent)}: ${cycle.cause}` : last ? `last ${moment(last.began)}: ${last.cause}` : "no cycle yet");
  say("validation", cycle?.state === "validating" ? version(cycle.candidate) : "waits");
  say("validation-more", cycle?.state === "validating" ? `against ${version(cycle.parent)}` : "");
  say("trial", live.canary ? version(live.canary.version) : "none");
  say("trial-more", live.trial ? `${signed(live.trial.mean)} big blinds a hand over ${number.format(live.trial.results)} results` : "");
  say("production", live.production ? version(live.production.version) : "none");
  say("production-more", live.production ? `made ${moment(live.production.created)}` : "the first model that beats random play comes here");
  for (const step of at("steps").children) {
    if (cycle && STEPS[cycle.state] === step.id) {
      step.setAttribute("aria-current", "step");
    } else {
      step.removeAttribute("aria-current");
    }
  }
}

function showTrial(trial) {
  at("trial-panel").hidden = !trial;
  for (const [id, value, most] of trial ? [["better", trial.better, trial.betterAt], ["worse", trial.notBetter, trial.notBetterAt]] : []) {
    at(id).max = most;
    at(id).value = Math.max(0, value);
    say(`${id}-text`, `${value.toFixed(2)} of ${most.toFixed(2)}`);
  }
}

function show(live) {
  say("state", live.isRunning ? "running" : "not running");
  at("state").dataset.state = live.isRunning ? "running" : "stopped";
  at("problem").hidden = true;
  showSteps(live);
  showTrial(live.trial);
  fill("counts", live.decisions.lastMinute.map((row) => [row.strategy, number.format(row.count), `${(row.meanMicros / 1000).toFixed(2)} ms`]), ["", "number", "number"]);
  fill("latest", live.decisions.latest.map((row) => [time(row.at), row.place, row.strategy, STREETS[row.street], row.action]));
  fill("cycles", live.cycles.map((row) => [
    `${row.id}`, moment(row.began), row.cause, version(row.parent), version(row.candidate), row.state, row.outcome ?? "",
  ]), ["number", "", "", "", "", "", "wide"]);
  fill("models", live.models.map((row) => [`${row.version}`, row.state, version(row.parent), moment(row.created)]), ["number"]);
}

function complain(text) {
  say("state", "no news");
  at("state").dataset.state = "away";
  say("problem", text);
  at("problem").hidden = false;
}

async function look() {
  try {
    const answer = await fetch("/v1/live", { cache: "no-store", signal: AbortSignal.timeout(10000) });
    if (answer.ok) {
      show(await answer.json());
    } else {
      complain(`The service answers ${answer.status}: ${(await answer.json().catch(() => ({}))).detail ?? answer.statusText}`);
    }
  } catch {
    complain("The service does not answer. This page goes on asking.");
  }

  setTimeout(look, EVERY);
}

look();
