// A connection to a table: says hello, tells what comes, and comes back when it was lost.

const gone = 4001, final = new Set([gone, 4002, 4003, 4005, 1008, 1009]);
const longestWait = 10_000;

export class Connection {
  #table;
  #seat;
  #handlers;
  #socket = null;
  #tries = 0;
  #timer = 0;
  #isClosed = false;
  #after = null;

  /**
   * @param {string} table The table's name.
   * @param {number | null} seat The seat, from 1; null to watch.
   * @param {number | null} after The last event that is known here.
   * @param {{ message(message: object): void, state(state: string, why?: string): void }} handlers What is told.
   */
  constructor(table, seat, after, handlers) {
    [this.#table, this.#seat, this.#after, this.#handlers] = [table, seat, after, handlers];
    addEventListener("online", this.#hurry);
    this.#open();
  }

  get after() {
    return this.#after;
  }

  /** Sends a message; false where nobody is there to take it. */
  send(message) {
    if (this.#socket?.readyState !== WebSocket.OPEN) {
      return false;
    }

    this.#socket.send(JSON.stringify(message));
    return true;
  }

  close() {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    removeEventListener("online", this.#hurry);
    this.#socket?.close(1000);
  }

  #hurry = () => {
    if (this.#socket === null && !this.#isClosed) {
      clearTimeout(this.#timer);
      this.#open();
    }
  };

  #open() {
    this.#handlers.state(this.#tries === 0 ? "connecting" : "reconnecting");
    const origin = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}`;
    const query = this.#seat === null ? "" : `?seat=${this.#seat}`;
    const socket = new WebSocket(`${origin}/v1/tables/${encodeURIComponent(this.#table)}/play${query}`);
    this.#socket = socket;
    let isWelcome = false;
    socket.onopen = () => socket.send(JSON.stringify({ type: "hello", secret: this.#secret, after: this.#after }));
    socket.onmessage = ({ data }) => {
      if (this.#isClosed) {
        return;
      }

      const message = JSON.parse(data);
      if (message.type === "welcome") {
        [isWelcome, this.#tries] = [true, 0];
        this.#keep(message.secret);
        this.#handlers.state("connected");
      }

      this.#handlers.message(message);
      const last = message.events?.at(-1);
      this.#after = last?.number ?? this.#after ?? (message.type === "welcome" ? message.printFrom - 1 : null);
    };
    socket.onclose = ({ code, reason }) => {
      this.#socket = null;
      if (this.#isClosed) {
        return;
      }

      if (final.has(code)) {
        this.#isClosed = true;
        if (code === gone || code === 4003) {
          this.#keep(null);
        }

        this.#handlers.state(code === gone ? "gone" : "refused", reason);
        return;
      }

      this.#tries++;
      this.#handlers.state("reconnecting");
      this.#timer = setTimeout(() => this.#retry(isWelcome), Math.min(longestWait, 250 * 2 ** Math.min(this.#tries, 6)));
    };
  }

  // A table that is not there any more refuses the connection without a word: asking for it tells.
  async #retry(wasWelcome) {
    if (!wasWelcome) {
      try {
        const answer = await fetch(`/v1/tables/${encodeURIComponent(this.#table)}`);
        if (this.#isClosed) {
          return;
        }

        if (answer.status === 404) {
          this.#isClosed = true;
          this.#keep(null);
          this.#handlers.state("gone", (await answer.json()).detail);
          return;
        }
      } catch {
        // The service does not answer either: it is tried again.
      }
    }

    if (this.#socket === null && !this.#isClosed) {
      this.#open();
    }
  }

  get #key() {
    return `seat ${this.#table} ${this.#seat}`;
  }

  get #secret() {
    return this.#seat === null ? null : sessionStorage.getItem(this.#key);
  }

  #keep(secret) {
    if (this.#seat !== null) {
      secret ? sessionStorage.setItem(this.#key, secret) : sessionStorage.removeItem(this.#key);
    }
  }
}
