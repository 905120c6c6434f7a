// Sends what waits in the buffer, oldest session first, and forgets only what the service has called durable.
import { Backoff } from "./backoff.js";
import { Refusal, sendLines } from "./service.js";

const mostLines = 1_000;
const mostUnits = 500_000;
// The service takes fifty batches a second of a source: what comes meanwhile goes with the next.
const betweenBatches = 50;
// What was wrong with a session is seldom over soon; other settings are tried at once.
const asideFirst = 30_000;
const asideLongest = 3_600_000;

export class Sender {
  #buffer;
  #settings;
  #report;
  #reportAside;
  #backoff = new Backoff();
  #running;
  #again = false;
  #timer;
  #lines = mostLines;
  #aside = new Map();

  /**
   * @param {import("./buffer.js").Buffer} buffer
   * @param {() => Promise<{address: string, key: string}>} settings
   * @param {(link: {state: string, detail: string}) => Promise<void>} report
   * @param {(reasons: string[]) => Promise<void>} reportAside told why sessions are set aside, a reason each
   */
  constructor(buffer, settings, report, reportAside) {
    [this.#buffer, this.#settings, this.#report, this.#reportAside] = [buffer, settings, report, reportAside];
  }

  /** Sends all that waits, unless it waits for a better time. */
  wake() {
    if (this.#timer === undefined) {
      this.#start();
    }
  }

  /** Sends all that waits now: the settings have changed, or the time has come. */
  hurry() {
    this.#aside.clear();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#backoff.reset();
    this.#start();
  }

  #start() {
    this.#again = true;
    this.#running ??= this.#run().finally(() => (this.#running = undefined));
  }

  async #run() {
    while (this.#again) {
      this.#again = false;
      try {
        const isComplete = await this.#sendAll();
        this.#wait(isComplete ? undefined : this.#backoff.next());
      } catch (error) {
        const refusal = error instanceof Refusal ? error : new Refusal("offline", `The buffer cannot be read: ${error.message}`);
        await this.#report({ state: refusal.kind, detail: refusal.message });
        this.#wait(Math.max(this.#backoff.next(), refusal.after ?? 0));
        return;
      }
    }
  }

  #wait(time) {
    clearTimeout(this.#timer);
    this.#timer = time === undefined ? undefined : setTimeout(() => this.#resume(), time);
  }

  #resume() {
    this.#timer = undefined;
    this.#start();
  }

  // Whether nothing is left that could have been sent.
  async #sendAll() {
    const settings = await this.#settings();
    if (!settings.key) {
      await this.#report({ state: "unset", detail: "No key yet: poker capture keys add makes one." });
      return true;
    }

    let isComplete = true;
    const waiting = (await this.#buffer.sessions()).map(({ session }) => session);
    for (const session of waiting.filter((name) => (this.#aside.get(name)?.until ?? 0) <= Date.now())) {
      isComplete = (await this.#trySession(settings, session)) && isComplete;
    }

    await this.#reportAside([...this.#aside.values()].map(({ reason }) => reason));
    return isComplete;
  }

  // What the service will not take of one session must not keep back the others: it is set aside, and tried again when the worker is woken later.
  async #trySession(settings, session) {
    try {
      const isComplete = await this.#sendSession(settings, session);
      this.#aside.delete(session);
      return isComplete;
    } catch (error) {
      if (!(error instanceof Refusal && (error.kind === "rejected" || error.kind === "large"))) {
        throw error;
      }

      const backoff = this.#aside.get(session)?.backoff ?? new Backoff(asideFirst, asideLongest);
      this.#aside.set(session, { reason: error.message, backoff, until: Date.now() + backoff.next() });
      await this.#report({ state: "connected", detail: "" });
      return true;
    }
  }

  async #sendSession(settings, session) {
    for (;;) {
      const batch = await this.#buffer.head(session, this.#lines, mostUnits);
      if (batch.lines.length === 0 && !batch.last) {
        return true;
      }

      const receipt = await this.#send(settings, session, batch);
      if (receipt === undefined) {
        continue;
      }

      const isWhole = batch.lines.length === 0 || receipt.through >= batch.lines.at(-1).seq;
      const forgotten = await this.#buffer.forget(session, receipt.through, receipt.conflicts.length, batch.last && isWhole);
      if (!isWhole && forgotten === 0) {
        await this.#report({ state: "connected", detail: "The service waits for lines of an older time that this browser no longer has." });
        return false;
      }

      this.#backoff.reset();
      await this.#report({ state: "connected", detail: "" });
      if (batch.last && isWhole) {
        return true;
      }

      await new Promise((resolve) => setTimeout(resolve, betweenBatches));
    }
  }

  // Undefined: too large, to be tried again with fewer lines.
  async #send(settings, session, batch) {
    try {
      const receipt = await sendLines(settings, session, batch);
      this.#lines = Math.min(2 * this.#lines, mostLines);
      return receipt;
    } catch (error) {
      if (error instanceof Refusal && error.kind === "large" && batch.lines.length > 1) {
        this.#lines = Math.ceil(batch.lines.length / 2);
        return undefined;
      }

      throw error;
    }
  }
}
