import { useEffect, useRef, useState } from "preact/hooks";
import { cellName } from "../../poker/cards";
import "./grid.css";

const SIDE = 13;

/** What a cell looks like. */
export interface Look {
  /** A CSS image. */
  fill: string;
  /** How much of the cell's height is filled, in [0, 1]. */
  height: number;
  /** What it says, for those who do not see it: without the hand's name. */
  says: string;
  isEmpty: boolean;
}

interface Props {
  label: string;
  looks: Look[];
  chosen: string | undefined;
  onChoose: (cell: string) => void;
  /** The cell under the pointer or the focus, or undefined. */
  onLook?: (cell: number | undefined) => void;
}

const STEPS: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

const nameOf = (cell: number) => cellName(Math.floor(cell / SIDE), cell % SIDE);

/** All hands, 13 × 13. One of them is in the order of the tabulator key; arrows, Home and End move from there. */
export function Grid({ label, looks, chosen, onChoose, onLook }: Props) {
  const [at, setAt] = useState(0);
  const table = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const index = looks.findIndex((_, cell) => nameOf(cell) === chosen);
    setAt((last) => (index >= 0 ? index : last));
  }, [chosen]);

  const onKeyDown = (event: KeyboardEvent) => {
    const [row, column] = [Math.floor(at / SIDE), at % SIDE];
    const step = STEPS[event.key];
    const to = step ? within(row + step[0]) * SIDE + within(column + step[1])
      : event.key === "Home" ? row * SIDE
      : event.key === "End" ? row * SIDE + SIDE - 1
      : undefined;
    if (to !== undefined) {
      event.preventDefault();
      setAt(to);
      table.current?.querySelector<HTMLElement>(`[data-cell="${to}"]`)?.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onChoose(nameOf(at));
    }
  };

  return (
    <div ref={table} class="hand-grid" role="grid" aria-label={label} onKeyDown={onKeyDown} onMouseLeave={() => onLook?.(undefined)}>
      {Array.from({ length: SIDE }, (_, row) => (
        <div key={row} role="row">
          {looks.slice(row * SIDE, (row + 1) * SIDE).map((look, column) => {
            const cell = row * SIDE + column;
            const name = nameOf(cell);
            return (
              <div
                key={name}
                role="gridcell"
                class={look.isEmpty ? "hand-cell empty-cell" : "hand-cell"}
                data-cell={cell}
                tabIndex={cell === at ? 0 : -1}
                aria-selected={name === chosen}
                aria-label={`${name}: ${look.says}`}
                style={{ backgroundImage: look.fill, backgroundSize: `100% ${(100 * look.height).toFixed(1)}%` }}
                onClick={() => onChoose(name)}
                onFocus={() => {
                  setAt(cell);
                  onLook?.(cell);
                }}
                onMouseEnter={() => onLook?.(cell)}
              >
                {name}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

const within = (place: number) => Math.min(SIDE - 1, Math.max(0, place));
