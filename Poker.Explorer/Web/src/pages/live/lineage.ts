import type { Model } from "./types";

/** A version and how deep it stands below where its line began. */
export interface Place {
  model: Model;
  depth: number;
}

/** The versions as a tree written down: each below the one that its training began with, the older ones first. A parent that is not told is none. */
export function lineageOf(models: Model[]): Place[] {
  const known = new Set(models.map(({ version }) => version));
  const children = new Map<number | null, Model[]>();
  [...models].sort((one, other) => one.version - other.version).forEach((model) => {
    const parent = model.parent !== null && known.has(model.parent) ? model.parent : null;
    children.set(parent, [...(children.get(parent) ?? []), model]);
  });
  const places: Place[] = [];

  // Without calls of itself: a line may be as long as the loop has gone on.
  const open = (children.get(null) ?? []).map((model) => ({ model, depth: 0 })).reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    places.push(next);
    const { depth } = next;
    open.push(...(children.get(next.model.version) ?? []).map((model) => ({ model, depth: depth + 1 })).reverse());
  }

  return places;
}
