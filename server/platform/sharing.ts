interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result | Promise<Result>) => void;
  readonly reject: (fault: unknown) => void;
}

interface Group<Item, Result> {
  underWay: boolean;
  readonly queue: Waiting<Item, Result>[];
}

type Run<Item, Result> = (items: readonly Item[]) => Promise<readonly (Result | Promise<Result>)[]>;

/**
 * Lets work that comes at once share a run, as a database lets commits share a write to the disk. Nobody waits for
 * company: where none of its group is under way, work is begun at once and by itself; what comes meanwhile goes together
 * when that ends.
 */
export class Sharing<Item, Result> {
  readonly #run: Run<Item, Result>;
  readonly #most: number;
  readonly #groups = new Map<string, Group<Item, Result>>();

  /**
   * @param run does some items of one group, in their order, and gives a result for each. When it throws on several,
   *   nothing of them may remain: each is then done again by itself. A result may be a fault of its own
   * @param most items of a run
   */
  constructor(run: Run<Item, Result>, most: number) {
    this.#run = run;
    this.#most = most;
  }

  /**
   * Does an item, perhaps with others of its group.
   * @throws what its run throws when it is done by itself
   */
  do(group: string, item: Item): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const mine = this.#groups.get(group) ?? { underWay: false, queue: [] };
    this.#groups.set(group, mine);
    mine.queue.push({ item, resolve, reject });
    this.#begin(group, mine);
    return promise;
  }

  #begin(name: string, group: Group<Item, Result>): void {
    if (group.underWay) return;
    const some = group.queue.splice(0, this.#most);
    if (some.length === 0) {
      this.#groups.delete(name);
      return;
    }
    group.underWay = true;
    void this.#settle(some).finally(() => {
      group.underWay = false;
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
