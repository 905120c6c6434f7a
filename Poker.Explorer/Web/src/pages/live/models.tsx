import { useMemo } from "preact/hooks";
import { useQuery } from "../../api/use-query";
import { Empty } from "../../ui/answer";
import { decimal, moment } from "../../ui/format";
import { Facts } from "./facts";
import { lineageOf } from "./lineage";
import type { Model } from "./types";

const DEEPEST = 8;

/** The model versions by what they came from; the one that is picked with all that is known of it. */
export function Models({ models }: { models: Model[] }) {
  const [query, change] = useQuery();
  const places = useMemo(() => lineageOf(models), [models]);
  if (models.length === 0) {
    return (
      <Empty title="There is no model yet">
        <p>The first one is trained when enough hands have come, or now: <code>./poker live train</code>.</p>
      </Empty>
    );
  }

  const picked = models.find(({ version }) => String(version) === query["model"]);
  return (
    <div class="columns">
      <ul class="lineage" aria-label="Lineage">
        {places.map(({ model, depth }) => (
          <li key={model.version} style={{ paddingLeft: `${Math.min(depth, DEEPEST) * 1.1}rem` }}>
            <button
              type="button"
              aria-pressed={model === picked}
              onClick={() => change({ model: model === picked ? undefined : String(model.version) })}
            >
              <span aria-hidden="true" class="quiet">{depth > 0 ? "└ " : ""}</span>
              <strong>version {model.version}</strong> <span class={`state ${model.state}`}>{model.state}</span>{" "}
              <span class="quiet">{model.parent !== null && `from ${model.parent}, `}{moment(model.created)}</span>
            </button>
          </li>
        ))}
      </ul>
      {picked ? <Details model={picked} /> : <p class="quiet">Pick a version for its figures and for how it came to its state.</p>}
    </div>
  );
}

function Details({ model }: { model: Model }) {
  return (
    <article class="panel details" aria-label={`Version ${model.version}`}>
      <h3>Version {model.version} <span class={`state ${model.state}`}>{model.state}</span></h3>
      <p class="quiet">
        Feature layout {model.layout}, {decimal(model.bytes / 1024, 0)} KiB, SHA-256 <span class="code">{model.sha256.slice(0, 16)}…</span>
      </p>
      <h4>Steps</h4>
      <ol class="steps">
        {model.steps.map((step) => (
          <li key={step.at + step.to}>
            <p><span class={`state ${step.to}`}>{step.to}</span> <span class="quiet">{moment(step.at)}, by {step.who}</span></p>
            <p>{step.why}</p>
            <Facts title="Evidence" value={step.evidence} />
          </li>
        ))}
      </ol>
      <Facts title="Metrics" value={model.metrics} isOpen />
      <Facts title="Samples" value={model.data} />
      <Facts title="Configuration" value={model.configuration} />
    </article>
  );
}
