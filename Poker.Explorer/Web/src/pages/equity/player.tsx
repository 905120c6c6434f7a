import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useApi } from "../../api/use-api";
import { count, percent } from "../../ui/format";
import { Chances } from "./chances";
import { RangeGrid } from "./range-grid";
import type { PlayerEquity, RangeReport } from "./types";
import { useDebounced } from "./use-debounced";

interface Props {
  number: number;
  range: string;
  result: PlayerEquity | undefined;
  onChange: (range: string) => void;
  onRemove?: () => void;
}

/** A player: its range as text and as a grid, its chances. */
export function Player({ number, range, result, onChange, onRemove }: Props) {
  const id = useId();
  const settled = useDebounced(range.trim());
  const read = useApi<RangeReport>(settled === "" ? null : "equity/range", { range: settled });
  const [isOpen, open] = useState(false);
  const drawn = useRef<string>();

  // What was drawn on the grid is written again as short as it can be; what was typed is left alone.
  useEffect(() => {
    if (read.value !== undefined && drawn.current === settled && range === settled) {
      drawn.current = undefined;
      if (read.value.text !== settled) {
        onChange(read.value.text);
      }
    }
  }, [read.value]);

  const problem = settled === "" ? undefined : read.problem;
  return (
    <li class="panel">
      <div class="row">
        <label class="grow" for={id}>
          Player {number + 1}
          <input
            id={id}
            value={range}
            placeholder={number === 0 ? "AhKh or QQ+,AKs" : "22+,A2s+,15%"}
            spellcheck={false}
            autocomplete="off"
            aria-invalid={problem !== undefined}
            aria-describedby={`${id}-told`}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
        </label>
        {onRemove && <button type="button" aria-label={`Remove player ${number + 1}`} onClick={onRemove}>Remove</button>}
      </div>
      <p id={`${id}-told`} class={problem === undefined ? "quiet told" : "told wrong"} aria-live="polite">
        {problem ?? (settled === "" ? "Nothing yet." : read.value && `${count(read.value.hands)} hands, ${percent(read.value.share)} of all`)}
      </p>
      {result && <Chances value={result} />}
      <details open={isOpen} onToggle={(event) => open(event.currentTarget.open)}>
        <summary>{result ? "Grid: the range, and equity by hand" : "Grid"}</summary>
        {isOpen && (
          <RangeGrid
            label={`Range of player ${number + 1}`}
            cells={settled === "" ? undefined : read.value?.cells}
            results={result?.cells}
            onChange={(text) => {
              drawn.current = text;
              onChange(text);
            }}
          />
        )}
      </details>
    </li>
  );
}
