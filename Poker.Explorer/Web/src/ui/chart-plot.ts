import uPlot from "uplot";
import type { ChartProps, Series } from "./chart-types";

const COLORS = 5;

/** Which colour a series has, 1 to 5. */
export const colorOf = (index: number) => `--chart-${(index % COLORS) + 1}`;

/** A CSS variable as a canvas takes it: light-dark() is for the style sheet alone. */
function resolved(probe: HTMLElement, name: string) {
  probe.style.color = `var(${name})`;
  return getComputedStyle(probe).color;
}

/** The data as uPlot wants them. */
export const dataOf = ({ x, series }: ChartProps): uPlot.AlignedData => [x.values, ...series.map(({ values }) => values)];

/** Options of a plot. */
export function optionsOf(props: ChartProps, latest: () => ChartProps, probe: HTMLElement, width: number, onCursor: (index: number | null) => void): uPlot.Options {
  const [quiet, line, surface] = [resolved(probe, "--quiet"), resolved(probe, "--line"), resolved(probe, "--surface")];
  const colors = props.series.map((_, index) => resolved(probe, colorOf(index)));
  const axis = { stroke: quiet, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 }, font: "12px system-ui, sans-serif" };
  const labels = (format: (value: number) => string) => (_: uPlot, ticks: (number | null)[]) => ticks.map((tick) => (tick === null ? "" : format(tick)));
  return {
    width,
    height: props.height ?? 240,
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { size: 7 } },
    scales: {
      x: { time: false, range: (_, min, max) => around(min, max) },
      y: { distr: props.isLog ? 3 : 1, ...(props.isLog ? {} : { range: (plot) => rangeOf(latest(), plot) }) },
    },
    axes: [
      { ...axis, values: labels(props.x.format), space: 70 },
      { ...axis, values: labels(props.series[0]?.format ?? String), size: 64 },
    ],
    series: [
      {},
      ...props.series.map(({ name, isPoints }, index) => ({
        label: name,
        stroke: colors[index]!,
        width: 2,
        spanGaps: true,
        ...(isPoints ? { paths: () => null, points: { show: true, size: 8, fill: colors[index]!, stroke: surface } } : { points: { show: props.x.values.length < 3 } }),
      })),
    ],
    hooks: {
      setCursor: [(plot) => onCursor(plot.cursor.idx ?? null)],
      draw: [
        (plot) => {
          latest().series.forEach((series, index) => plot.series[index + 1]?.show && drawInterval(plot, latest().x.values, series, colors[index]!));
          latest().limits?.forEach(({ value }) => drawLimit(plot, value, quiet));
        },
      ],
    },
  };
}

// One point alone, or all the same, would be a range of no width.
function around(min: number, max: number): [number, number] {
  return max > min ? [min, max] : [min - (Math.abs(min) || 1) * 0.1, max + (Math.abs(max) || 1) * 0.1];
}

function rangeOf({ series, limits, range }: ChartProps, plot: uPlot): [number, number] {
  if (range) {
    return range;
  }

  const shown = series.filter((_, index) => plot.series[index + 1]?.show !== false);
  const all = shown.flatMap(({ values, low, high }) => [...values, ...(low ?? []), ...(high ?? [])]).filter((value): value is number => value !== null);
  const every = [...all, ...(limits ?? []).map(({ value }) => value)];
  if (every.length === 0) {
    return [0, 1];
  }

  const [low, high] = around(every.reduce((a, b) => Math.min(a, b)), every.reduce((a, b) => Math.max(a, b)));
  const room = (high - low) * 0.06;
  return [low >= 0 && low - room < 0 ? 0 : low - room, high + room];
}

function drawInterval(plot: uPlot, x: number[], { low, high, isPoints }: Series, color: string) {
  if (!low || !high) {
    return;
  }

  const { ctx, bbox } = plot;
  const ends = x
    .map((value, index) => [value, low[index], high[index]] as const)
    .filter((one): one is readonly [number, number, number] => one[1] != null && one[2] != null)
    .map(([at, from, to]) => [plot.valToPos(at, "x", true), plot.valToPos(from, "y", true), plot.valToPos(to, "y", true)] as const);
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.beginPath();
  if (isPoints) {
    const cap = 4 * devicePixelRatio;
    ends.forEach(([at, from, to]) => {
      ctx.moveTo(at, from);
      ctx.lineTo(at, to);
      [from, to].forEach((end) => {
        ctx.moveTo(at - cap, end);
        ctx.lineTo(at + cap, end);
      });
    });
    ctx.strokeStyle = color;
    ctx.lineWidth = 1.5 * devicePixelRatio;
    ctx.stroke();
  } else {
    ends.forEach(([at, from], index) => (index === 0 ? ctx.moveTo(at, from) : ctx.lineTo(at, from)));
    [...ends].reverse().forEach(([at, , to]) => ctx.lineTo(at, to));
    ctx.closePath();
    ctx.globalAlpha = 0.15;
    ctx.fillStyle = color;
    ctx.fill();
  }

  ctx.restore();
}

function drawLimit(plot: uPlot, value: number, color: string) {
  const { ctx, bbox } = plot;
  const y = plot.valToPos(value, "y", true);
  ctx.save();
  ctx.beginPath();
  ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.strokeStyle = color;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.stroke();
  ctx.restore();
}
