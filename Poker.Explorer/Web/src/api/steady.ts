import type { Asked } from "./use-api";

/** What is asked again and again, so that nothing shows it each time: what it told last stays as it is until there is news, or another question. */
export const steady = <T>(asked: Asked<T>): Asked<T> => ({ ...asked, isLoading: asked.isLoading && (asked.value === undefined || asked.isOld) });
