import { decimal, percent } from "../../ui/format";
import { steps } from "./population";
import type { NextShare } from "./types";

interface Props {
  label: string;
  next: NextShare[];
  /** What is drawn: bars filled, or an outline where it is a mean to compare with. */
  series: { name: string; index: number; isOutline?: boolean }[];
  onPick?: (bucket: number) => void;
}

const WIDTH = 620, HEIGHT = 230, LEFT = 66, RIGHT = 8, TOP = 10, BOTTOM = 38;

/** Shares of the next street's buckets over their equity, of several histograms one upon the other. The same as a table below it. */
export function Histogram({ label, next, series, onPick }: Props) {
  const most = Math.max(...next.flatMap(({ shares }) => series.map(({ index }) => shares[index]!)));
  const ticks = steps(most * 1000).map((tick) => tick / 1000);
  const top = Math.max(most, ticks[ticks.length - 1]!) * 1.03;
  const x = (equity: number) => LEFT + (WIDTH - LEFT - RIGHT) * equity;
  const y = (share: number) => HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (share / top);
  const bars = widths(next.map(({ equity }) => equity));
  return (
    <figure class="histogram">
      <svg class="drawing" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {ticks.map((tick) => (
          <g key={tick} class="tick">
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} />
            <text x={LEFT - 6} y={y(tick) + 4} text-anchor="end">{percent(tick, tick < 0.01 && tick > 0 ? 1 : 0)}</text>
          </g>
        ))}
        {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
          <text key={tick} class="label" x={x(tick)} y={HEIGHT - BOTTOM + 17} text-anchor={tick === 0 ? "start" : tick === 1 ? "end" : "middle"}>{percent(tick, 0)}</text>
        ))}
        <text class="label" x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 4} text-anchor="middle">mean equity of the next bucket</text>
        {series.map(({ name, index, isOutline }, number) => (
          <g key={name} class={isOutline ? "bars outline" : `bars series-${number % 4}`}>
            {next.map(({ bucket, equity, shares }, at) => {
              const width = (WIDTH - LEFT - RIGHT) * bars[at]!;
              return shares[index]! > 0 && (
                <rect
                  key={bucket}
                  x={x(equity) - width / 2}
                  y={y(shares[index]!)}
                  width={width}
                  height={y(0) - y(shares[index]!)}
                  onClick={() => onPick?.(bucket)}
                >
                  <title>{`${name}: bucket ${bucket}, equity ${percent(equity)}: ${percent(shares[index]!, 2)}`}</title>
                </rect>
              );
            })}
          </g>
        ))}
      </svg>
      {series.length > 1 && (
        <figcaption class="keys">
          {series.map(({ name, isOutline }, number) => (
            <span key={name}><i class={isOutline ? "key outline" : `key series-${number % 4}`} />{name}</span>
          ))}
        </figcaption>
      )}
      <details>
        <summary>As a table</summary>
        <div class="scroll tall" role="region" aria-label={label} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">Next bucket</th>
                <th scope="col" class="number">Equity</th>
                {series.map(({ name }) => <th key={name} scope="col" class="number">{name}</th>)}
              </tr>
            </thead>
            <tbody>
              {next.map(({ bucket, equity, shares }) => (
                <tr key={bucket}>
                  <th scope="row">{onPick ? <button type="button" class="link" onClick={() => onPick(bucket)}>{bucket}</button> : bucket}</th>
                  <td class="number">{percent(equity)}</td>
                  {series.map(({ name, index }) => <td key={name} class="number">{decimal(100 * shares[index]!, 2)} %</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

/** How wide bars at these places may be: as the nearer neighbour leaves room, none too thin to see. */
function widths(equities: number[]) {
  return equities.map((equity, at) => {
    const gaps = [equity - (equities[at - 1] ?? -1), (equities[at + 1] ?? 2) - equity];
    return Math.min(Math.max(0.9 * Math.min(...gaps), 0.003), 0.012);
  });
}
