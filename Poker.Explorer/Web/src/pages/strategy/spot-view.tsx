import { useState } from "preact/hooks";
import { cellName } from "../../poker/cards";
import { decimal, percent } from "../../ui/format";
import { BucketTable } from "./bucket-table";
import { CellDetails, Parts } from "./cell-details";
import { Comparison } from "./comparison";
import { Grid } from "./grid";
import { opponentLooks, ownLooks } from "./looks";
import type { Change, Spot, State } from "./types";

interface Props {
  spot: Spot;
  state: State;
  change: Change;
}

/** The range at a spot: as hands, as buckets, or beside another blueprint's. */
export function SpotView({ spot, state, change }: Props) {
  const { place, grid } = spot;
  if (grid === null) {
    return null;
  }

  return (
    <>
      {place.spot === "translated" && (
        <p class="note" role="status">
          The blueprint's tree lacks a bet of this path: the nearest of its own stand for it, as <code>{place.treePath || "its first decision"}</code>.
        </p>
      )}
      {!spot.isReached && (
        <p class="note" role="status">The {place.by} never comes here with any hand: all hands weigh the same, and training was seldom here.</p>
      )}
      {state.with
        ? <Comparison state={state} change={change} />
        : (
          <>
            <Tools spot={spot} state={state} change={change} />
            {state.view === "buckets" ? <BucketTable state={state} /> : <Range spot={spot} state={state} change={change} />}
          </>
        )}
    </>
  );
}

function Tools({ spot, state, change }: Props) {
  const isBuckets = state.view === "buckets";
  const isOpponent = state.range === "opponent";
  const other = spot.place.by === "button" ? "big blind" : "button";
  return (
    <div class="row tools">
      <div class="switch" role="group" aria-label="Show">
        <button type="button" aria-pressed={!isBuckets} onClick={() => change({ view: undefined })}>Hands</button>
        <button type="button" aria-pressed={isBuckets} onClick={() => change({ view: "buckets" })}>Buckets</button>
      </div>
      {!isBuckets && (
        <div class="switch" role="group" aria-label="Whose range">
          <button type="button" aria-pressed={!isOpponent} onClick={() => change({ range: undefined })}>{spot.place.by}, to act</button>
          <button type="button" aria-pressed={isOpponent} onClick={() => change({ range: "opponent" })}>{other}</button>
        </div>
      )}
      {!isBuckets && !isOpponent && (
        <label class="check">
          <input type="checkbox" checked={state.weights !== "equal"} onChange={({ currentTarget }) => change({ weights: currentTarget.checked ? undefined : "equal" })} />
          Weigh hands by how likely they come here
        </label>
      )}
    </div>
  );
}

function Range({ spot, state, change }: Props) {
  const { place, actions, frequencies, grid, isReached } = spot;
  const [look, setLook] = useState<number>();
  const isOpponent = state.range === "opponent";
  const looks = isOpponent ? opponentLooks(grid!) : ownLooks(actions, grid!, isReached);
  const other = place.by === "button" ? "big blind" : "button";
  return (
    <div class="range">
      <div>
        <Grid
          label={`Range of the ${isOpponent ? other : place.by}`}
          looks={looks}
          chosen={state.cell}
          onChoose={(cell) => change({ cell: cell === state.cell ? undefined : cell })}
          onLook={setLook}
        />
        <p class="looked" aria-hidden="true">
          {look === undefined
            ? "Cells are as high as the hand is in the range, beside the likeliest one. Point at a hand for its mix, press it for its suits."
            : <><strong>{cellName(Math.floor(look / 13), look % 13)}</strong> {looks[look]!.says}</>}
        </p>
      </div>
      <div>
        <section class="panel" aria-labelledby="legend-title">
          <h2 id="legend-title">{isOpponent ? `Range of the ${other}` : `What the ${place.by} does`}</h2>
          {!isOpponent && <Parts actions={actions} mix={frequencies!} />}
          <Figures spot={spot} />
        </section>
        {state.cell && <CellDetails spot={spot} state={state} name={state.cell} />}
      </div>
    </div>
  );
}

function Figures({ spot }: { spot: Spot }) {
  const { place, combos, opponentCombos, value } = spot;
  const possible = spot.grid!.combos.reduce((sum, of) => sum + of, 0);
  return (
    <dl class="figures">
      <div><dt>In range, to act</dt><dd>{decimal(combos)} <span class="quiet">combos, {percent(combos / possible)}</span></dd></div>
      <div><dt>In the other range</dt><dd>{decimal(opponentCombos)} <span class="quiet">combos, {percent(opponentCombos / possible)}</span></dd></div>
      <div><dt>Pot</dt><dd>{decimal(place.potBigBlinds, 2)} bb{place.callBigBlinds > 0 && <span class="quiet">, {decimal(place.callBigBlinds, 2)} to call</span>}</dd></div>
      <div><dt>Behind, big blind / button</dt><dd>{decimal(place.stacks[0], 2)} / {decimal(place.stacks[1], 2)} bb</dd></div>
      <div><dt>Value of the range</dt><dd>{value === null ? <span class="quiet">known on the river alone, at the tree’s own bets</span> : `${decimal(value, 2)} bb`}</dd></div>
    </dl>
  );
}
