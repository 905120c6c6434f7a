/** What the API answers. */
export interface Run {
  id: string;
  kind: string;
  state: "active" | "draining" | "paused" | "done" | "failed" | "cancelled";
  problem: string | null;
  created: string;
  finished: string | null;
  activity: string;
  progress: number | null;
  pending: number;
  leased: number;
  trouble: string | null;
  figures: Record<string, number>;
}

export interface Curve {
  training: string;
  title: string;
  began: string;
  last: string;
  points: number;
  iterations: number;
  regretUnit: string;
  run: string | null;
}

export interface Point {
  at: string;
  iterations: number;
  nodes: number;
  seconds: number;
  regret: number | null;
  regretIterations: number | null;
  touched: number | null;
}

export interface Evaluation {
  id: number;
  at: string;
  kind: "lbr" | "exploitability" | "match";
  training: string;
  iterations: number;
  value: number;
  low: number | null;
  high: number | null;
  unit: string;
  hands: number | null;
  opponent: string;
  settings: string;
}

export interface Street {
  street: string;
  state: "missing" | "partial" | "complete";
  rows: number;
  hands: number | null;
  buckets: number | null;
  inertia: number | null;
  iterations: number | null;
  computeSeconds: number | null;
  storeSeconds: number | null;
  finished: string | null;
}

export interface Streets {
  deck: string | null;
  streets: Street[];
  run: string | null;
  rounds: { street: string; round: number; inertia: number; moved: number; at: string }[];
}

export interface Workers {
  at: string;
  workers: {
    id: string;
    name: string;
    state: string;
    slots: number;
    version: string;
    secondsSinceSeen: number;
    jobsDone: number;
    leases: { run: string; kind: string; job: string; progress: number; attempt: number; since: string; until: string }[];
  }[];
}
