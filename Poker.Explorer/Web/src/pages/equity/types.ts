/** What the API tells of equities. */
export interface EquityCell {
  name: string;
  hands: number;
  share: number;
  equity: number;
  win: number;
  tie: number;
  error: number;
}

export interface PlayerEquity {
  range: string;
  hands: number;
  equity: number;
  win: number;
  tie: number;
  lose: number;
  error: number;
  cells: EquityCell[];
}

export interface EquityReport {
  board: string;
  dead: string;
  isExact: boolean;
  deals: number;
  seed: number | null;
  seconds: number;
  players: PlayerEquity[];
}

export interface RangeReport {
  text: string;
  hands: number;
  share: number;
  cells: { name: string; weight: number; text: string }[];
}
