import type { Database } from '#platform/db';
import { Refusal } from '#platform/refuse';
import { Sharing } from '#platform/sharing';
import type { Who } from '#platform/who';
import { type Admitted, noEffects } from './call.ts';
import { keyOf, scopeOf } from './keyed.ts';
import { type Outcome, refused, replied } from './outcome.ts';
import type { Route } from './route.ts';

/** Most calls that share a transaction: one that fails costs them all another. */
const mostTogether = 64;

/** Reads of one group that are under way at once. Writes would wait for each other's locks. */
const readsAbreast = 2;

/** Does one call in a transaction of its own. */
export type Alone = (route: Route, admitted: Admitted) => Promise<Outcome>;

type Given = Outcome | Promise<Outcome>;

/** Calls of operations that are cheaper together. Those of one operation and one credential that come at once share a transaction. */
export class SharedCalls {
  readonly #db: Database;
  readonly #byRoute = new Map<Route, Sharing<Admitted, Outcome>>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** Does a call, perhaps with others. @throws what the call throws by itself */
  do(route: Route, admitted: Admitted, alone: Alone): Promise<Outcome> {
    const group = groupOf(admitted.who);
    if (route.together === undefined || group === undefined) return alone(route, admitted);
    const sharing =
      this.#byRoute.get(route) ??
      new Sharing<Admitted, Outcome>(
        async (calls) => {
          const [first] = calls as [Admitted];
          return calls.length === 1 ? [await alone(route, first)] : this.#together(route, calls);
        },
        mostTogether,
        route.writes ? 1 : readsAbreast,
      );
    this.#byRoute.set(route, sharing);
    return sharing.do(group, admitted);
  }

  async #together(route: Route, calls: readonly Admitted[]): Promise<Given[]> {
    const { operation, together } = route;
    const [first] = calls as [Admitted];
    if (operation.authority === 'none' || together === undefined) return [];
    let isDone = false;
    try {
      const within = route.writes ? this.#db.as : this.#db.read;
      return await within(first.who, operation.authority, async (tx) => {
        const values = await together(tx, calls.map((call) => givenOf(route, call)) as never);
        const outcomes = calls.map(({ arrival }, place) => {
          const value = values[place];
          return value instanceof Refusal
            ? refused(value, arrival.id)
            : replied(route, value, noEffects(), arrival.id);
        });
        isDone = true;
        return outcomes;
      });
    } catch (fault) {
      // When the database does not say whether it kept what was done, nothing is done again.
      if (isDone) return calls.map(() => Promise.reject(fault as Error));
      throw fault;
    }
  }
}

/** Whose transaction it can be: what the database is told of them is the same. Visitors of a business are all alike. */
function groupOf(who: Who): string | undefined {
  if (who.kind === 'anonymous') return who.tenant && `${who.tenant} anonymous`;
  const scope = scopeOf(who);
  return scope && `${scope.tenant} ${who.kind} ${scope.credential}`;
}

function givenOf({ operation }: Route, { who, input, arrival }: Admitted) {
  const { params, query, body } = input;
  const key = operation.ownKey ? keyOf(arrival.request) : null;
  return { who, params, query, body, key };
}
