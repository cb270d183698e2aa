interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result | Promise<Result>) => void;
  readonly reject: (fault: unknown) => void;
}

interface Group<Item, Result> {
  underWay: number;
  readonly queue: Waiting<Item, Result>[];
}

type Run<Item, Result> = (items: readonly Item[]) => Promise<readonly (Result | Promise<Result>)[]>;

/**
 * Lets work that comes at once share a run, as a database lets commits share a write to the disk. Nobody waits for
 * company: where none of its group is under way, or fewer than may be, work is begun at once and by itself; what comes
 * meanwhile goes together when one ends.
 */
export class Sharing<Item, Result> {
  readonly #run: Run<Item, Result>;
  readonly #most: number;
  readonly #abreast: number;
  readonly #groups = new Map<string, Group<Item, Result>>();

  /**
   * @param run does some items of one group, in their order, and gives a result for each. When it throws on several,
   *   nothing of them may remain: each is then done again by itself. A result may be a fault of its own
   * @param most items of a run
   * @param abreast runs of a group that may be under way at once: two keep both the database and us busy, where they
   *   need not wait for each other's locks
   */
  constructor(run: Run<Item, Result>, most: number, abreast = 1) {
    this.#run = run;
    this.#most = most;
    this.#abreast = abreast;
  }

  /**
   * Does an item, perhaps with others of its group.
   * @throws what its run throws when it is done by itself
   */
  do(group: string, item: Item): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const mine = this.#groups.get(group) ?? { underWay: 0, queue: [] };
    this.#groups.set(group, mine);
    mine.queue.push({ item, resolve, reject });
    this.#begin(group, mine);
    return promise;
  }

  #begin(name: string, group: Group<Item, Result>): void {
    if (group.underWay === this.#abreast) return;
    const some = group.queue.splice(0, this.#most);
    if (some.length === 0) {
      if (group.underWay === 0) this.#groups.delete(name);
      return;
    }
    group.underWay += 1;
    void this.#settle(some).finally(() => {
      group.underWay -= 1;
      this.#begin(name, group);
    });
  }

  async #settle(some: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#run(some.map(({ item }) => item));
      for (const [place, { resolve }] of some.entries())
        resolve(results[place] as Result | Promise<Result>);
    } catch (fault) {
      if (some.length > 1) await Promise.all(some.map((one) => this.#settle([one])));
      else some[0]?.reject(fault);
    }
  }
}
