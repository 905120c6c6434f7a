import { equityColor } from "./colors";
import { percent, short } from "../../ui/format";
import { bucketName, type StreetBuckets } from "./types";

interface Props {
  value: StreetBuckets;
  chosen: number | undefined;
  onPick: (bucket: number) => void;
  onPoint: (bucket: number | undefined) => void;
}

const WIDTH = 600, HEIGHT = 420, LEFT = 66, RIGHT = 10, TOP = 12, BOTTOM = 40;

/** A stem a bucket: its equity across, its hands up. The table below has the same numbers. */
export function Population({ value: { buckets }, chosen, onPick, onPoint }: Props) {
  const most = Math.max(...buckets.map(({ population }) => population));
  const ticks = steps(most);
  const top = Math.max(most, ticks[ticks.length - 1]!);
  const x = (equity: number) => LEFT + (WIDTH - LEFT - RIGHT) * equity;
  const y = (population: number) => HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (population / top);
  return (
    <svg
      class="drawing"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label="Canonical hands by the equity of their bucket; the table below has the numbers"
      onPointerLeave={() => onPoint(undefined)}
    >
      {ticks.map((tick) => (
        <g key={tick} class="tick">
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} />
          <text x={LEFT - 6} y={y(tick) + 4} text-anchor="end">{short(tick)}</text>
        </g>
      ))}
      {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
        <text key={tick} class="label" x={x(tick)} y={HEIGHT - BOTTOM + 18} text-anchor={tick === 0 ? "start" : tick === 1 ? "end" : "middle"}>{percent(tick, 0)}</text>
      ))}
      <text class="label" x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 4} text-anchor="middle">mean equity of the bucket</text>
      {buckets.map(({ bucket, name, equity, population }) => (
        <g
          key={bucket}
          class={bucket === chosen ? "stem chosen" : "stem"}
          data-bucket={bucket}
          onClick={() => onPick(bucket)}
          onPointerEnter={() => onPoint(bucket)}
        >
          <title>{`Bucket ${bucketName(bucket, name)}: ${population} hands, equity ${percent(equity)}`}</title>
          <line x1={x(equity)} x2={x(equity)} y1={y(0)} y2={y(population)} stroke={equityColor(equity)} />
          <circle cx={x(equity)} cy={y(population)} r={4} fill={equityColor(equity)} />
        </g>
      ))}
    </svg>
  );
}

/** Round numbers from 0 to a largest one. */
export function steps(largest: number) {
  const rough = Math.max(largest, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough)!);
  return Array.from({ length: Math.floor(largest / step) + 1 }, (_, number) => number * step);
}
