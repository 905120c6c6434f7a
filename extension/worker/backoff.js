/** Waiting times in milliseconds: twice as long each time, less up to a fifth, so that browsers don't come back all at once. */
export class Backoff {
  #first;
  #longest;
  #random;
  #next;

  constructor(first = 1_000, longest = 60_000, random = Math.random) {
    [this.#first, this.#longest, this.#random, this.#next] = [first, longest, random, first];
  }

  next() {
    const wait = this.#next;
    this.#next = Math.min(2 * wait, this.#longest);
    return Math.round(wait * (1 - this.#random() / 5));
  }

  reset() {
    this.#next = this.#first;
  }
}
