import { setTimeout as sleep } from 'node:timers/promises';
import { mayRunAgain } from '#platform/constraints';
import type { Tx } from '#platform/tx';
import { type Ids, idsOf, ledOn, toldOf } from './asked-as.ts';
import { type Admitted, callOf, noEffects } from './call.ts';
import { digested } from './digest.ts';
import type { Edge } from './edge.ts';
import { type Keyed, keyedOf } from './keyed.ts';
import { type Outcome, replied } from './outcome.ts';
import { repeatableAcross, repeatableWithin } from './repeatable.ts';
import type { Route } from './route.ts';

/** How often a transaction that met another is run in all. */
const mostRuns = 4;

/**
 * Does what a call asks for, in the operation's one transaction or, where it declares its own phases, in none of ours.
 * @throws what the handler throws, unless the refusal was kept for a repetition
 */
export async function perform(edge: Edge, route: Route, admitted: Admitted): Promise<Outcome> {
  const upload = admitted.upload && digested(admitted.upload);
  const keyed = keyedOf(route, admitted, upload);
  if (keyed === undefined)
    return edge.shared.do(route, admitted, (...call) => once(edge, ...call, undefined));
  const given = upload === undefined ? admitted : { ...admitted, upload };
  try {
    return await edge.twins.alone(keyed, () => once(edge, route, given, keyed));
  } finally {
    upload?.close();
  }
}

async function once(
  edge: Edge,
  route: Route,
  admitted: Admitted,
  keyed: Keyed | undefined,
): Promise<Outcome> {
  const { who, arrival } = admitted;
  const { authority } = route.operation;
  const handled = (tx?: Tx) => handle(edge, route, admitted, tx);
  if (authority !== 'none' && !route.writes)
    return runAgain(() => edge.ports.db.read(who, authority, handled));
  if (authority !== 'none')
    return runAgain(() =>
      edge.ports.db.as(who, authority, (tx) =>
        keyed ? repeatableWithin(tx, keyed, arrival.id, () => handled(tx)) : handled(tx),
      ),
    );
  return keyed ? repeatableAcross(edge.ports.db, who, keyed, arrival.id, handled) : handled();
}

async function handle(
  edge: Edge,
  route: Route,
  admitted: Admitted,
  tx: Tx | undefined,
): Promise<Outcome> {
  const effects = noEffects();
  const ids = idsOf(route.customers, admitted.input);
  const [value, led] = await bothOf(
    (async () => route.handler(callOf(edge, admitted, tx, effects)))(),
    leads(edge, admitted, tx, ids),
  );
  const all = Object.keys(led).length === 0 ? value : Object.assign({}, value, toldOf(ids, led));
  return replied(route, all, effects, admitted.arrival.id);
}

/** Where its ids of customers lead, asked beside the work itself, so that it costs no waiting. */
async function leads(edge: Edge, { who }: Admitted, tx: Tx | undefined, ids: Ids): Promise<Ids> {
  if (Object.keys(ids).length === 0) return {};
  if (tx !== undefined) return ledOn(tx, ids);
  return edge.ports.db.read(who, 'caller', (own) => ledOn(own, ids));
}

/** Waits for both, whatever becomes of either: nothing is left to run when the transaction ends. */
async function bothOf<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return Promise.all([one, other]);
}

/** Runs a transaction again when it met another, after a pause that grows and differs. */
async function runAgain<T>(run: () => Promise<T>): Promise<T> {
  for (let turn = 1; ; turn += 1) {
    try {
      return await run();
    } catch (fault) {
      if (turn === mostRuns || !mayRunAgain(fault)) throw fault;
      await sleep(Math.random() * 20 * 2 ** turn);
    }
  }
}
