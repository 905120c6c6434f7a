import { equityColor } from "./colors";
import { percent } from "../../ui/format";
import { bucketName, type BucketPoint, type StreetBuckets } from "./types";

interface Props {
  value: StreetBuckets;
  chosen: number | undefined;
  onPick: (bucket: number) => void;
  onPoint: (bucket: number | undefined) => void;
}

const WIDTH = 600, HEIGHT = 420, MARGIN = 26, LARGEST = 15, SMALLEST = 3.5, LABEL_WIDTH = 34, LABEL_HEIGHT = 15;

/** Buckets in the plane. Arrow keys go from one to the next by equity, Enter chooses; the list of buckets does the same. */
export function BucketMap({ value, chosen, onPick, onPoint }: Props) {
  const { buckets } = value;
  const place = scale(buckets);
  const most = Math.max(...buckets.map(({ population }) => population));
  const radius = (point: BucketPoint) => Math.max(SMALLEST, LARGEST * Math.sqrt(point.population / most) * Math.min(1, 9 / Math.sqrt(buckets.length)));
  const large = [...buckets].sort((one, other) => other.population - one.population);
  const move = (step: number) => {
    const order = [...buckets].sort((one, other) => one.equity - other.equity).map(({ bucket }) => bucket);
    const at = chosen === undefined ? -1 : order.indexOf(chosen);
    onPick(order[Math.min(Math.max(at + step, 0), order.length - 1)]!);
  };
  return (
    <svg
      class="map"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="slider"
      tabindex={0}
      aria-label={`Map of the ${value.street}'s buckets, by equity`}
      aria-valuemin={0}
      aria-valuemax={buckets.length - 1}
      aria-valuenow={chosen ?? 0}
      aria-valuetext={chosen === undefined || buckets[chosen] === undefined ? "no bucket chosen" : spoken(buckets[chosen])}
      onKeyDown={(event) => {
        const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10, Home: -buckets.length, End: buckets.length }[event.key];
        if (step !== undefined) {
          event.preventDefault();
          move(step);
        }
      }}
      onPointerLeave={() => onPoint(undefined)}
    >
      {large.map((point) => {
        const [x, y] = place(point);
        return (
          <circle
            key={point.bucket}
            class={point.bucket === chosen ? "point chosen" : "point"}
            cx={x}
            cy={y}
            r={radius(point)}
            fill={equityColor(point.equity)}
            data-bucket={point.bucket}
            onClick={() => onPick(point.bucket)}
            onPointerEnter={() => onPoint(point.bucket)}
          >
            <title>{spoken(point)}</title>
          </circle>
        );
      })}
      {labels(large, chosen, place).map((point) => {
        const [x, y] = place(point);
        return (
          <text key={point.bucket} class={point.bucket === chosen ? "chosen" : ""} x={x} y={y - radius(point) - 3} text-anchor="middle">
            {bucketName(point.bucket, point.name)}
          </text>
        );
      })}
    </svg>
  );
}

const spoken = ({ bucket, name, equity }: BucketPoint) => `Bucket ${bucketName(bucket, name)}, equity ${percent(equity)}`;

/** The chosen one, and those with a name that has room: the best first. */
function labels(buckets: BucketPoint[], chosen: number | undefined, place: (point: BucketPoint) => [number, number]) {
  const placed: [number, number][] = [];
  const first = (point: BucketPoint) => (point.bucket === chosen ? 2 : point.equity);
  return buckets.filter(({ name, bucket }) => name !== null || bucket === chosen).sort((one, other) => first(other) - first(one)).filter((point) => {
    const [x, y] = place(point);
    const hasRoom = placed.every(([otherX, otherY]) => Math.abs(x - otherX) > LABEL_WIDTH || Math.abs(y - otherY) > LABEL_HEIGHT);
    if (hasRoom) {
      placed.push([x, y]);
    }

    return hasRoom;
  });
}

/** The largest scale at which all of it fits, the same along both axes: what is as far on the map is as far. */
function scale(buckets: BucketPoint[]) {
  const [left, right] = [Math.min(...buckets.map(({ x }) => x)), Math.max(...buckets.map(({ x }) => x))];
  const [low, high] = [Math.min(...buckets.map(({ y }) => y)), Math.max(...buckets.map(({ y }) => y))];
  const unit = Math.min((WIDTH - 2 * MARGIN) / Math.max(right - left, 1e-9), (HEIGHT - 2 * MARGIN) / Math.max(high - low, 1e-9));
  return ({ x, y }: BucketPoint): [number, number] => [WIDTH / 2 + unit * (x - (left + right) / 2), HEIGHT / 2 - unit * (y - (low + high) / 2)];
}
