import { useEffect, useId, useRef, useState } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import "./chart.css";
import { colorOf, dataOf, optionsOf } from "./chart-plot";
import type { ChartProps } from "./chart-types";

const MOST_ROWS = 60;

/** Curves and points over a common x, with a legend that tells the values under the cursor (else the last ones), and the same as a table. */
export function Chart(props: ChartProps) {
  const { title, about, x, series, limits = [] } = props;
  const [place, probe, plot] = [useRef<HTMLDivElement>(null), useRef<HTMLSpanElement>(null), useRef<uPlot>()];
  const latest = useRef(props);
  latest.current = props;
  const [cursor, setCursor] = useState<number | null>(null);
  const [hidden, setHidden] = useState<string[]>([]);
  const scheme = useScheme();
  const id = useId();

  // What fixes the axes and lines; data alone are only put in.
  const shape = [scheme, props.isLog, props.height, x.name, x.values.length < 3, ...series.map(({ name }) => name)].join("|");
  useEffect(() => {
    const element = place.current!;
    const made = new uPlot(optionsOf(latest.current, () => latest.current, probe.current!, element.clientWidth, setCursor), dataOf(latest.current), element);
    plot.current = made;
    hiddenOf(made, hidden);
    const sizes = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: latest.current.height ?? 240 }));
    sizes.observe(element);
    return () => {
      sizes.disconnect();
      made.destroy();
    };
  }, [shape]);
  useEffect(() => plot.current?.setData(dataOf(props)), [x.values, series]);
  useEffect(() => {
    if (plot.current) {
      hiddenOf(plot.current, hidden);
    }
  }, [hidden]);

  const at = (values: (number | null)[]) => (cursor === null ? values.findLastIndex((value) => value !== null) : cursor);
  return (
    <figure class="chart" aria-labelledby={id}>
      <figcaption id={id}>
        {title} {about && <span class="quiet">{about}</span>}
      </figcaption>
      <div ref={place} class="plot" aria-hidden="true" />
      <span ref={probe} class="probe" />
      <ul class="chart-legend" aria-label="Legend">
        {cursor !== null && x.values[cursor] !== undefined && <li class="quiet">{x.name} {x.format(x.values[cursor])}</li>}
        {series.map(({ name, values, low, high, format }, index) => {
          const where = at(values);
          const value = values[where];
          const [from, to] = [low?.[where], high?.[where]];
          return (
            <li key={name}>
              <button
                type="button"
                aria-pressed={!hidden.includes(name)}
                title={hidden.includes(name) ? "Show" : "Hide"}
                onClick={() => setHidden(hidden.includes(name) ? hidden.filter((other) => other !== name) : [...hidden, name])}
              >
                <span class="swatch" style={{ background: `var(${colorOf(index)})` }} />
                {name}{" "}
                <strong>{value == null ? "–" : format(value)}</strong>
                {from != null && to != null && ` (${format(from)} to ${format(to)})`}
              </button>
            </li>
          );
        })}
        {limits.map(({ name, value }) => <li key={name} class="quiet">– – {name} {series[0]?.format(value)}</li>)}
      </ul>
      <Table {...props} />
    </figure>
  );
}

const hiddenOf = (plot: uPlot, hidden: string[]) =>
  plot.series.forEach((one, index) => index > 0 && plot.setSeries(index, { show: !hidden.includes(String(one.label)) }));

function Table({ title, x, series }: ChartProps) {
  const step = Math.max(1, Math.ceil(x.values.length / MOST_ROWS));
  const [isOpen, setIsOpen] = useState(false);
  const rows = isOpen ? x.values.map((_, index) => index).filter((index) => index % step === 0 || index === x.values.length - 1) : [];
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>As a table</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label={`${title}, as a table`}>
        <table>
          <thead>
            <tr>
              <th scope="col">{x.name}</th>
              {series.map(({ name }) => <th key={name} scope="col" class="number">{name}</th>)}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row}>
                <th scope="row">{x.format(x.values[row]!)}</th>
                {series.map(({ name, values, low, high, format }) => (
                  <td key={name} class="number">
                    {values[row] == null ? "–" : format(values[row])}
                    {low?.[row] != null && high?.[row] != null && ` (${format(low[row])} to ${format(high[row])})`}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

// A canvas keeps the colours that it was drawn with.
function useScheme() {
  const query = "(prefers-color-scheme: dark)";
  const [isDark, setIsDark] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const change = () => setIsDark(media.matches);
    media.addEventListener("change", change);
    return () => media.removeEventListener("change", change);
  }, []);
  return isDark;
}
