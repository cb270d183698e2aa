import { sql } from 'kysely';
import { z } from 'zod';
import { customersIn, type OfCustomer, type Operation } from '#contract/operation';
import { askedAs, askedNames } from '#contract/shapes';
import type { Tx } from '#platform/tx';
import type { Input } from './input.ts';

/** Ids of customers by the name of their param or query. */
export type Ids = Readonly<Partial<Record<OfCustomer, string>>>;

/**
 * Of which ids the edge tells where they lead, besides what the operation says itself: those of reads. A write says whom it
 * changed.
 */
export function toTell(operation: Operation): OfCustomer[] {
  const { method, reply, download } = operation;
  if (method !== 'GET') return [];
  const shape = reply instanceof z.ZodObject ? reply.shape : {};
  return customersIn(operation).filter(
    (name) => download !== undefined || shape[askedNames[name]] === askedAs,
  );
}

/** The ids that a call gives under some names. */
export function idsOf(names: readonly OfCustomer[], { params, query }: Input): Ids {
  const given: Ids = Object.assign({}, params, query);
  return Object.fromEntries(
    names.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
  );
}

/** Those of some ids that lead to another customer today, with where. */
export async function ledOn(tx: Tx, ids: Ids): Promise<Ids> {
  const { rows } = await sql<{ id: string; now: string }>`
    SELECT w.id, clientele.survivor(w.id) AS now FROM unnest(${Object.values(ids)}::uuid[]) AS w (id)`.execute(
    tx,
  );
  const now = new Map(rows.map((row) => [row.id, row.now]));
  return Object.fromEntries(
    Object.entries(ids).flatMap(([name, id]) => {
      const leads = now.get(id) ?? id;
      return leads === id ? [] : [[name, leads]];
    }),
  );
}

/** What a reply says of ids that lead on: whoever asks by an id of before a merge reads the one who remains, and is told. */
export function toldOf(ids: Ids, led: Ids): Readonly<Record<string, string | undefined>> {
  const names = Object.keys(led) as OfCustomer[];
  return Object.fromEntries(names.map((name) => [askedNames[name], ids[name]]));
}
