/** What the API tells of the abstraction. */
export const STREETS = ["preflop", "flop", "turn", "river"] as const;

export interface StreetOverview {
  street: string;
  state: "missing" | "partial" | "complete";
  hands: number;
  buckets: number | null;
  inertia: number | null;
  iterations: number | null;
  computeSeconds: number | null;
  storeSeconds: number | null;
  finishedAt: string | null;
}

export interface Overview {
  deck: string | null;
  seed: string | null;
  algorithmVersion: number | null;
  streets: StreetOverview[];
}

export interface BucketPoint {
  bucket: number;
  name: string | null;
  population: number;
  share: number;
  equity: number;
  x: number;
  y: number;
}

export interface StreetBuckets {
  street: string;
  hands: number;
  axisShares: number[];
  stress: number;
  buckets: BucketPoint[];
}

export interface NearBucket {
  bucket: number;
  name: string | null;
  equity: number;
  distance: number;
}

export interface NextShare {
  bucket: number;
  equity: number;
  shares: number[];
}

export interface BucketDetails {
  street: string;
  bucket: number;
  name: string | null;
  abs: number;
  population: number;
  share: number;
  equity: number;
  nearest: NearBucket[];
  nextStreet: string | null;
  next: NextShare[];
}

export interface MemberPage {
  population: number;
  isAll: boolean;
  members: { hand: string; obs: string; equity: number }[];
}

export interface HandDetails {
  hand: string;
  canonical: string;
  obs: string;
  sameUpToSuits: number;
  equity: number;
  bucket: number;
  bucketName: string | null;
  bucketEquity: number;
  population: number;
  distance: number;
  nearest: NearBucket[];
}

export interface HandComparison {
  street: string;
  nextStreet: string | null;
  hands: HandDetails[];
  next: NextShare[];
  distances: number[][];
}

/** A bucket's name for people: its hands where they are few. */
export const bucketName = (bucket: number, name: string | null) => (name === null ? `${bucket}` : name);
