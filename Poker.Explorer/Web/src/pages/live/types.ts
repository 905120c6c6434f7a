/** What the API answers. */
export interface Live {
  at: string;
  hands: number;
  lastHour: number;
  quarantined: number;
  causes: { cause: string; hands: number; session: number; line: number }[];
  samples: { layout: number; mode: string; madeBy: string; hands: number; training: number; validation: number }[];
  sources: { name: string; dialect: string | null; hasKey: boolean; revokedAt: string | null; sessions: number; lines: number; unparsed: number; lastAt: string | null }[];
}

export interface Session {
  id: number;
  source: string;
  name: string;
  lastAt: string;
  hasEnded: boolean;
  lines: number;
  lag: number;
  accepted: number;
  quarantined: number;
  tables: { name: string; dialect: string | null; lines: number; understood: number }[];
}

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

export interface Step {
  from: string | null;
  to: string;
  who: string;
  why: string;
  evidence: Json;
  at: string;
}

export interface Model {
  version: number;
  parent: number | null;
  state: string;
  created: string;
  layout: number;
  bytes: number;
  sha256: string;
  data: Json;
  configuration: Json;
  metrics: Json;
  steps: Step[];
}

export interface Cycle {
  id: number;
  state: string;
  began: string;
  ended: string | null;
  cause: string;
  newHands: number;
  parent: number | null;
  candidate: number | null;
  alpha: number;
  outcome: string | null;
}

export interface Trial {
  cycle: number;
  state: string;
  canary: number;
  production: number;
  verdict: "undecided" | "better" | "notBetter";
  results: number;
  mostResults: number;
  alpha: number;
  beta: number;
  leastEffect: number;
  betterAt: number;
  notBetterAt: number;
  points: { results: number; mean: number; low: number; high: number; better: number; notBetter: number }[];
}
