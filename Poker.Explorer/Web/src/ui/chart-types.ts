/** A line or points over the chart's x. */
export interface Series {
  name: string;
  /** As many as the chart has x; null where there is none. */
  values: (number | null)[];
  format: (value: number) => string;
  /** Points alone, without a line between them. */
  isPoints?: boolean;
  /** The ends of an interval: bars around points, a band around a line. */
  low?: (number | null)[];
  high?: (number | null)[];
}

/** A value that means something, drawn as a dashed line. */
export interface Limit {
  name: string;
  value: number;
}

export interface ChartProps {
  /** What it shows, with its unit. */
  title: string;
  /** More about it, for people. */
  about?: string;
  x: { name: string; values: number[]; format: (value: number) => string };
  series: Series[];
  limits?: Limit[];
  /** Whether y is logarithmic: all values are above 0. */
  isLog?: boolean;
  /** What of y is in sight; what lies outside is cut off. All of it, if absent. */
  range?: [number, number];
  height?: number;
}
