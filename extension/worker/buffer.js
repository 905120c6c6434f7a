// The lines that the service has not acknowledged yet, in IndexedDB: the worker is ended at any time and forgets everything else.

/** What the buffer takes at most. A line is at most 65,536 UTF-16 code units. */
export const limits = Object.freeze({ lines: 500_000, units: 100_000_000 });

const name = "poker-capture";
const version = 1;
// A finished session is remembered for this long, so that a batch that comes again is known for what it is.
const memory = 60 * 60 * 1_000;

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const committed = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });

const rangeOf = (session, from = 0, to = Infinity) => IDBKeyRange.bound([session, from], [session, to]);

const noFigures = Object.freeze({ id: 1, captured: 0, sent: 0, conflicts: 0, dropped: 0, waiting: 0, waitingUnits: 0 });

export class Buffer {
  #database;

  async #open() {
    this.#database ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(name, version);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("lines", { keyPath: ["session", "seq"] });
        request.result.createObjectStore("sessions", { keyPath: "session" });
        request.result.createObjectStore("figures", { keyPath: "id" });
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    return this.#database;
  }

  // Runs steps in one transaction over everything: all of it counts, or nothing.
  async #write(steps) {
    const database = await this.#open();
    const transaction = database.transaction(["lines", "sessions", "figures"], "readwrite");
    const end = committed(transaction);
    const stores = Object.fromEntries(["lines", "sessions", "figures"].map((store) => [store, transaction.objectStore(store)]));
    try {
      const figures = (await done(stores.figures.get(1))) ?? { ...noFigures };
      const result = await steps(stores, figures);
      stores.figures.put(figures);
      await end;
      return result;
    } catch (error) {
      end.catch(() => {});
      try {
        transaction.abort();
      } catch {
        // It has ended already.
      }

      throw error;
    }
  }

  /**
   * Takes a page's lines: all of them or none.
   * @param {{session: string, lines: {seq: number, at: number, text: string}[], last: boolean, dropped: number}} batch
   * @param {{tab: number, frame: number}} page where they come from
   * @returns {Promise<"buffered" | "full" | "unknown">} unknown: a session that has ended, or whose beginning is not here
   */
  async add(batch, page) {
    const outcome = await this.#add(batch, page);
    if (outcome !== "unknown" || !batch.last) {
      return outcome;
    }

    // A page that has gone cannot begin another session itself.
    const lines = batch.lines.map((line, index) => ({ ...line, seq: index + 1 }));
    return this.#add({ ...batch, session: crypto.randomUUID(), lines }, page);
  }

  #add(batch, page) {
    return this.#write(async (stores, figures) => {
      const session = (await done(stores.sessions.get(batch.session))) ?? { session: batch.session, ...page, began: Date.now(), taken: 0, last: false };
      const fresh = batch.lines.filter((line) => line.seq > session.taken);
      if (fresh.length > 0 && (session.last || fresh[0].seq !== session.taken + 1)) {
        return "unknown";
      }

      const units = fresh.reduce((sum, line) => sum + line.text.length, 0);
      const isFull = figures.waiting + fresh.length > limits.lines || figures.waitingUnits + units > limits.units;
      if (isFull && fresh.length > 0 && !batch.last) {
        return "full";
      }

      // A page that has gone cannot offer them again.
      const kept = isFull ? [] : fresh;
      kept.forEach((line) => stores.lines.put({ session: batch.session, ...line }));
      session.taken += kept.length;
      session.last ||= batch.last;
      if (session.taken > 0) {
        stores.sessions.put(session);
      }

      figures.captured += kept.length;
      figures.waiting += kept.length;
      figures.waitingUnits += isFull ? 0 : units;
      figures.dropped += batch.dropped + (fresh.length - kept.length);
      return "buffered";
    });
  }

  /** Sessions that have something to send, the oldest first. */
  async sessions() {
    const stores = (await this.#open()).transaction(["sessions"]).objectStore("sessions");
    const all = await done(stores.getAll());
    return all.filter((session) => !session.ended).sort((a, b) => a.began - b.began);
  }

  /**
   * The first lines of a session that wait.
   * @returns {Promise<{lines: {seq: number, at: number, text: string}[], last: boolean}>} last: none follow, ever
   */
  async head(session, mostLines, mostUnits) {
    const transaction = (await this.#open()).transaction(["lines", "sessions"]);
    const [rows, state] = await Promise.all([
      done(transaction.objectStore("lines").getAll(rangeOf(session), mostLines)),
      done(transaction.objectStore("sessions").get(session)),
    ]);
    let count = 0;
    for (let units = 0; count < rows.length && (count === 0 || units + rows[count].text.length <= mostUnits); count++) {
      units += rows[count].text.length;
    }

    const lines = rows.slice(0, count).map(({ seq, at, text }) => ({ seq, at, text }));
    return { lines, last: state.last && (lines.at(-1)?.seq ?? state.taken) === state.taken };
  }

  /**
   * Takes the service's word for what is durable there.
   * @returns {Promise<number>} how many lines were forgotten
   */
  forget(session, through, conflicts, ended) {
    return this.#write(async (stores, figures) => {
      const range = rangeOf(session, 0, through);
      const gone = await done(stores.lines.getAll(range));
      stores.lines.delete(range);
      const state = await done(stores.sessions.get(session));
      if (ended && state.last) {
        stores.sessions.put({ ...state, ended: Date.now() });
      }

      figures.sent += gone.length;
      figures.conflicts += conflicts;
      figures.waiting -= gone.length;
      figures.waitingUnits -= gone.reduce((sum, line) => sum + line.text.length, 0);
      return gone.length;
    });
  }

  /** Ends the sessions whose page is not there any more, and forgets those that ended long ago. */
  close(isGone) {
    return this.#write(async (stores) => {
      for (const session of await done(stores.sessions.getAll())) {
        if (session.ended && session.ended < Date.now() - memory) {
          stores.sessions.delete(session.session);
        } else if (!session.last && isGone(session)) {
          stores.sessions.put({ ...session, last: true });
        }
      }
    });
  }

  /** What was captured, sent, dropped for want of room, in conflict, and waits. */
  async figures() {
    const figures = (await this.#open()).transaction(["figures"]).objectStore("figures");
    return (await done(figures.get(1))) ?? { ...noFigures };
  }
}
