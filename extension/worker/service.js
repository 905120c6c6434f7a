// The capture service's protocol, as docs/capture.md has it.

const patience = 20_000;
// A wrong key does not become right by asking often, and the service counts them.
const wrongKeyWait = 30_000;

/** What the service said to a request, or that there is none. */
export class Refusal extends Error {
  /**
   * @param {"offline" | "refused" | "busy" | "rejected" | "large"} kind
   * @param {string} message for the user
   * @param {number} [after] milliseconds before another try, where the service says so
   */
  constructor(kind, message, after) {
    super(message);
    Object.assign(this, { kind, after });
  }
}

async function request(settings, path, options) {
  const headers = { ...options.headers, Authorization: `Bearer ${settings.key}` };
  let response;
  try {
    response = await fetch(settings.address + path, { ...options, headers, credentials: "omit", cache: "no-store", signal: AbortSignal.timeout(patience) });
  } catch {
    throw new Refusal("offline", `No answer from ${settings.address}.`);
  }

  if (!response.ok) {
    throw await refusalOf(response);
  }

  try {
    return await response.json();
  } catch {
    throw new Refusal("offline", `${settings.address} does not answer as the capture service does.`);
  }
}

async function refusalOf(response) {
  const seconds = Number(response.headers.get("Retry-After"));
  const after = seconds > 0 ? seconds * 1_000 : undefined;
  const problem = await response.json().catch(() => ({}));
  const text = String(problem.detail ?? problem.title ?? `Status ${response.status}.`).slice(0, 300);
  switch (response.status) {
    case 401:
      return new Refusal("refused", "The service does not know the key, or it was revoked.", wrongKeyWait);
    case 413:
      return new Refusal("large", text);
    case 429:
    case 503:
      return new Refusal("busy", text, after);
    default:
      return new Refusal(response.status >= 500 ? "offline" : "rejected", text);
  }
}

/**
 * Sends lines of one session.
 * @returns {Promise<{through: number, conflicts: number[]}>} once they are durable
 */
export async function sendLines(settings, session, { lines, last }) {
  const body = { session, last, lines: lines.map(({ seq, at, text }) => ({ seq, at: new Date(at).toISOString(), text })) };
  const receipt = await request(settings, "/v1/lines", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!Number.isSafeInteger(receipt.through)) {
    throw new Refusal("offline", `${settings.address} does not answer as the capture service does.`);
  }

  return { through: receipt.through, conflicts: receipt.conflicts ?? [] };
}

/** Asks for nothing in particular, to see whether the service is there and knows the key. */
export async function probe(settings) {
  await request(settings, "/v1/sessions/probe", { method: "GET" });
}
