import { useEffect, useRef, useState } from "preact/hooks";
import { RANKS, cellName } from "../../poker/cards";
import { percent } from "../../ui/format";
import { heatColor } from "./heat";
import type { EquityCell, RangeReport } from "./types";

interface Props {
  label: string;
  /** The range; undefined where there is none. */
  cells: RangeReport["cells"] | undefined;
  /** Equities by hand, where they are known. */
  results: EquityCell[] | undefined;
  onChange: (text: string) => void;
}

const SIZE = RANKS.length;
const NAMES = Array.from({ length: SIZE * SIZE }, (_, cell) => cellName(Math.floor(cell / SIZE), cell % SIZE));

/**
 * The 13 × 13 grid: a press takes a kind of hand or gives it back, a drag does the same to all that it passes; arrow keys move, Enter and the
 * blank press. Cells that have an equity show it by their colour.
 */
export function RangeGrid({ label, cells, results, onChange }: Props) {
  const [texts, setTexts] = useState(() => textsOf(cells));
  const [focused, focus] = useState(0);
  const [weight, weigh] = useState("1");
  const stroke = useRef<boolean>();
  const latest = useRef(texts);
  latest.current = texts;
  useEffect(() => setTexts(textsOf(cells)), [cells]);

  const put = (cell: number, isIn: boolean) => {
    const next = [...latest.current];
    next[cell] = isIn ? NAMES[cell]! + (weight === "1" ? "" : `:${weight}`) : "";
    latest.current = next;
    setTexts(next);
  };
  const done = () => {
    if (stroke.current !== undefined) {
      stroke.current = undefined;
      onChange(latest.current.filter(Boolean).join(","));
    }
  };
  const equities = new Map(results?.map((result) => [result.name, result]));
  return (
    <>
      <div
        class="range-grid"
        role="grid"
        aria-label={label}
        aria-multiselectable="true"
        onPointerUp={done}
        onPointerLeave={done}
        onPointerCancel={done}
        onKeyDown={(event) => {
          const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: SIZE, ArrowUp: -SIZE }[event.key];
          const next = focused + (step ?? 0);
          if (step !== undefined && next >= 0 && next < NAMES.length) {
            event.preventDefault();
            focus(next);
            event.currentTarget.querySelectorAll<HTMLElement>("[role=gridcell]")[next]?.focus();
          } else if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            stroke.current = true;
            put(focused, texts[focused] === "");
            done();
          }
        }}
      >
        {Array.from({ length: SIZE }, (_, row) => (
          <div key={row} role="row" class="grid-row">
            {NAMES.slice(row * SIZE, (row + 1) * SIZE).map((name, column) => {
              const cell = row * SIZE + column;
              const [share, result] = [cells?.[cell]?.weight ?? 0, equities.get(name)];
              const isIn = texts[cell] !== "";
              return (
                <div
                  key={name}
                  role="gridcell"
                  class={`cell${isIn ? " in" : ""}${isIn && share > 0 && share < 0.995 ? " part" : ""}${result && isIn ? " heat" : ""}`}
                  tabIndex={cell === focused ? 0 : -1}
                  aria-selected={isIn}
                  title={spoken(name, isIn, share, result)}
                  style={result && isIn ? { "--heat": heatColor(result.equity) } : {}}
                  onFocus={() => focus(cell)}
                  onPointerDown={(event) => {
                    event.preventDefault();
                    (event.target as Element).releasePointerCapture?.(event.pointerId);
                    event.currentTarget.focus();
                    focus(cell);
                    stroke.current = !isIn;
                    put(cell, !isIn);
                  }}
                  onPointerEnter={() => stroke.current !== undefined && put(cell, stroke.current)}
                >
                  <span aria-hidden="true">{name}</span>
                  <span class="hidden">{spoken(name, isIn, share, result)}</span>
                  {result && isIn && <small aria-hidden="true">{Math.round(100 * result.equity)}</small>}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <div class="row">
        <label>
          Weight of what is pressed
          <select value={weight} onChange={(event) => weigh(event.currentTarget.value)}>
            {["1", "0.75", "0.5", "0.25"].map((value) => <option key={value} value={value}>{percent(Number(value), 0)}</option>)}
          </select>
        </label>
        <button type="button" onClick={() => onChange("random")}>All</button>
        <button type="button" onClick={() => onChange("")}>None</button>
      </div>
      {results && <p class="quiet">Numbers are equities in percent, of each kind of hand in the range.</p>}
    </>
  );
}

const textsOf = (cells: RangeReport["cells"] | undefined) => cells?.map(({ text }) => text) ?? NAMES.map(() => "");

function spoken(name: string, isIn: boolean, share: number, result: EquityCell | undefined) {
  const held = !isIn ? "not in the range" : share > 0 && share < 0.995 ? `in the range, ${percent(share, 0)}` : "in the range";
  const told = result && isIn ? `, equity ${percent(result.equity, 2)}${result.error > 0 ? ` ± ${percent(result.error, 2)}` : ""}` : "";
  return `${name}: ${held}${told}`;
}
