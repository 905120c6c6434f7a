/** A blueprint that can be looked at. */
export interface Source {
  name: string;
  isDatabase: boolean;
  betting: string | null;
  bets: string | null;
  stackBigBlinds: number;
  deck: string | null;
  iterations: number;
  at: string;
  bytes: number;
  file: string | null;
  problem: string | null;
}

export type Kind = "fold" | "check" | "call" | "raise" | "all-in";

/** An action at a spot. */
export interface Action {
  word: string;
  text: string;
  kind: Kind;
  toBigBlinds: number;
  leadsTo: "decision" | "street" | "end" | "off-tree";
  history: string | null;
  isTaken: boolean;
}

/** A decision that the path has passed. */
export interface Step {
  street: string;
  by: string;
  history: string;
  potBigBlinds: number;
  actions: Action[];
}

/** Where a spot is. */
export interface Place {
  blueprint: { name: string; betting: string; bets: string; stackBigBlinds: number; deck: string; iterations: number };
  history: string;
  board: string;
  missingCards: number;
  street: string;
  by: string;
  potBigBlinds: number;
  callBigBlinds: number;
  stacks: [number, number];
  spot: "exact" | "translated";
  node: number;
  treePath: string;
  steps: Step[];
}

/** 169 cells, row by row from aces to deuces, suited hands above the diagonal. */
export interface GridData {
  combos: number[];
  reach: number[];
  opponentReach: number[];
  mixes: number[][];
  values: (number | null)[] | null;
}

export interface Spot {
  place: Place;
  actions: Action[];
  frequencies: number[] | null;
  isReached: boolean;
  combos: number;
  opponentCombos: number;
  value: number | null;
  grid: GridData | null;
}

export interface Hand {
  hand: string;
  bucket: number;
  reach: number;
  opponentReach: number;
  mix: number[];
  value: number | null;
  actionValues: (number | null)[] | null;
}

export interface Hands {
  cell: string;
  actions: Action[];
  hands: Hand[];
}

export interface Bucket {
  bucket: number;
  combos: number;
  reach: number;
  mix: number[];
  visits: number;
  regrets: number[];
}

export interface Buckets {
  street: string;
  actions: Action[];
  edges: string[];
  buckets: Bucket[];
}

export interface ComparedAction {
  word: string;
  text: string;
  kind: Kind;
  frequency: number | null;
  otherFrequency: number | null;
}

export interface Comparison {
  place: Place;
  otherPlace: Place;
  actions: ComparedAction[];
  distance: number;
  aggression: number;
  isReached: boolean;
  otherIsReached: boolean;
  combos: number[];
  reach: number[];
  otherReach: number[];
  mixes: number[][];
  otherMixes: number[][];
  distances: number[];
  aggressions: number[];
}

/** What the address says: the names of its parameters. */
export type State = Partial<Record<"blueprint" | "with" | "path" | "board" | "cell" | "range" | "view" | "weights", string>>;

/** Changes some of it. */
export type Change = (changes: { [name in keyof State]?: string | undefined }, replaces?: boolean) => void;
