const TOKEN = "poker-token";

/** A call that failed; the message is for people. */
export class ApiError extends Error {
  constructor(message: string, readonly status: number) {
    super(message);
  }
}

/** The token that was given for changes, in this tab only. */
export const token = {
  get: () => sessionStorage.getItem(TOKEN),
  set: (value: string) => sessionStorage.setItem(TOKEN, value),
  clear: () => sessionStorage.removeItem(TOKEN),
};

/** Query parameters; those that are undefined or empty are left out. */
export type Query = Record<string, string | number | boolean | undefined>;

/** The path with its query. */
export function address(path: string, query: Query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== "").map(([name, value]) => [name, String(value)]);
  return `/api/v1/${path}${given.length > 0 ? `?${new URLSearchParams(given)}` : ""}`;
}

/** Reads something. */
export const get = <T>(path: string, query: Query = {}, signal?: AbortSignal) => call<T>(address(path, query), signal ? { signal } : {});

/** Changes something: with the token, if one was given. */
export function post<T>(path: string, query: Query = {}, body?: unknown) {
  const headers: Record<string, string> = {};
  if (token.get()) {
    headers["authorization"] = `Bearer ${token.get()}`;
  }

  if (body !== undefined) {
    headers["content-type"] = "application/json";
  }

  // No password that the browser was told for this origin: changes take none, and a browser whose password is refused forgets it.
  return call<T>(address(path, query), { method: "POST", credentials: "omit", headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

async function call<T>(url: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") {
      throw error;
    }

    throw new ApiError("The coordinator does not answer: is it running?", 0);
  }

  if (response.ok) {
    return (await response.json()) as T;
  }

  const problem = (await response.json().catch(() => ({}))) as { detail?: string; title?: string };
  throw new ApiError(problem.detail ?? problem.title ?? `The coordinator answered ${response.status}.`, response.status);
}
