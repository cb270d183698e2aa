import { sql } from 'kysely';
import { forgetCredentials } from '#access';
import { record } from '#audit';
import { forgetMatching, holdRecognising, leaveHouseholds, tracesOf, type Traces } from '#identity';
import {
  bytesOf,
  dropImports,
  fileMentions,
  importsAtWork,
  importsOf,
  storedImports,
  type StoredImport,
} from '#imports';
import { forgetLetters } from '#messaging';
import { forgetPayers } from '#payments';
import { dropBytes, removeFilesOf } from '#tenancy';
import { now } from '#platform/clock';
import type { Database } from '#platform/db';
import { TryLater, type Job } from '#platform/tasks';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';
import type { PayloadOf } from '../tasks.ts';
import { eraseAnswers } from './answers.ts';
import { mentionsOf } from './mentions.ts';
import { reached, type Reached } from './reach.ts';
import { leadsTo } from './rows.ts';

type ErasureJob = Pick<
  Job<PayloadOf<'erasure.carry_out'>>,
  'db' | 'who' | 'payload' | 'ports' | 'signal'
>;

/** How long to wait while an import, which could bring the person back, is being worked on. */
const waitSeconds = 30;

/**
 * Erases a customer. What leads to the person goes last, so that every step can be taken again after a crash: first what
 * lies elsewhere (letters, credentials, files), then, in one transaction, everything that is theirs. What remains is an
 * empty row by which the books hold. Nothing undoes it.
 * @throws {TryLater} while an import is being worked on
 */
export async function carryOut({ db, who, payload, ports, signal }: ErasureJob): Promise<void> {
  const customer = await db.as(who, 'engine', (tx) => customerOf(tx, who.tenant, payload.erasure));
  if (customer === undefined) return;
  const traces = await db.as(who, 'engine', (tx) => tracesOf(tx, who.tenant, customer));
  const mentioned = mentionsOf(traces);
  const stored = await db.as(who, 'engine', (tx) => restingImports(tx, who.tenant));
  const theirs = await db.as(who, 'engine', (tx) => importsOf(tx, who.tenant, traces.profiles));
  const dropped: StoredImport[] = [];
  for (const one of stored) {
    signal.throwIfAborted();
    const mentions =
      theirs.includes(one.id) ||
      (mentioned !== null && (await fileMentions(ports.files, who.tenant, one, mentioned)));
    if (mentions) dropped.push(one);
  }
  await forgetOutside(db, who, traces, mentioned);
  await db.as(who, 'engine', async (tx) => {
    await holdRecognising(tx, who.tenant);
    await restingImports(tx, who.tenant, stored);
    await erase(tx, who, { erasure: payload.erasure, customer, traces, mentioned, dropped });
    // Before the commit that says it is done: nobody would look for what a crash left lying after it. A file that is gone
    // before counts as mentioning the person at the next attempt.
    await dropBytes(tx, ports.files, who, dropped.flatMap(bytesOf));
  });
  // Again: a code may have been asked for, or a letter have arrived, meanwhile.
  await forgetOutside(db, who, traces, mentioned);
}

async function customerOf(tx: Tx, tenant: string, erasure: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('erasures')
    .select('customer_id')
    .where('tenant_id', '=', tenant)
    .where('id', '=', erasure)
    .where('state', '=', 'under_way')
    .executeTakeFirst();
  return row?.customer_id;
}

/** The imports whose files are kept, when none is at work and, at the second look, none has come since the first. */
async function restingImports(
  tx: Tx,
  tenant: string,
  seen?: readonly StoredImport[],
): Promise<StoredImport[]> {
  if (await importsAtWork(tx, tenant)) throw new TryLater(waitSeconds, 'an import is at work');
  const stored = await storedImports(tx, tenant);
  if (seen && stored.some((one) => !seen.some((other) => other.id === one.id)))
    throw new TryLater(1, 'a file has come in meanwhile');
  return stored;
}

async function forgetOutside(
  db: Database,
  who: System,
  { customers, profiles, emails, phones }: Traces,
  mentioned: RegExp | null,
): Promise<void> {
  await db.as(who, 'gate', async (tx) => {
    await forgetCredentials(tx, { tenant: who.tenant, customers, profiles, emails, phones });
    if (mentioned !== null) await forgetLetters(tx, mentioned);
  });
}

interface Erasing {
  readonly erasure: string;
  readonly customer: string;
  readonly traces: Traces;
  readonly mentioned: RegExp | null;
  readonly dropped: readonly StoredImport[];
}

/** Everything of a person that hangs on their ids, by the register; and what mentions them besides. */
async function erase(tx: Tx, who: System, erasing: Erasing): Promise<void> {
  const { tenant } = who;
  const { erasure, customer, mentioned } = erasing;
  // Read anew: somebody may have been added to them since, and nobody can be from here on.
  const traces = await tracesOf(tx, tenant, customer);
  const imports = erasing.dropped.map((one) => one.id);
  await forgetMatching(tx, who, traces);
  await leaveHouseholds(tx, tenant, traces);
  await removeFilesOf(tx, tenant, traces.customers);
  await forgetPayers(tx, who, traces.customers);
  await dropImports(tx, tenant, imports);
  await sql`DELETE FROM clientele.event_values v USING clientele.events e
    WHERE v.tenant_id = ${tenant} AND e.tenant_id = ${tenant} AND v.event_id = e.id
      AND e.subject_id = ANY (${imports}::uuid[])`.execute(tx);
  for (const one of reached) if (one.at === undefined) await eraseRows(tx, tenant, one, traces);
  const ids = [...traces.customers, ...traces.profiles];
  await eraseAnswers(
    tx,
    tenant,
    (text) => ids.some((id) => text.includes(id)) || mentioned?.test(text) === true,
  );
  await sql`UPDATE clientele.customers SET erased_at = ${now()}, version = version + 1, updated_at = ${now()}
    WHERE tenant_id = ${tenant} AND id = ANY (${traces.customers}::uuid[])`.execute(tx);
  await sql`UPDATE clientele.erasures SET state = 'done', done_at = ${now()}
    WHERE tenant_id = ${tenant}
      AND (id = ${erasure} OR customer_id = ANY (${traces.customers}::uuid[]) AND state = 'open')`.execute(
    tx,
  );
  await record(tx, who, {
    type: 'customer.erased',
    subject: { kind: 'customer', id: customer },
    customer,
  });
}

const emptyValue = (value: null | '' | '{}' | '[]') =>
  value === null ? sql`NULL` : value === '' ? sql`''` : sql`${sql.lit(value)}::jsonb`;

async function eraseRows(tx: Tx, tenant: string, one: Reached, traces: Traces): Promise<void> {
  const { table, erased } = one;
  if (erased === 'kept' || (typeof erased === 'object' && 'apart' in erased)) return;
  const its = leadsTo(tenant, one, traces);
  if (erased === 'rows') {
    await sql`DELETE FROM ${sql.table(`clientele.${table}`)} AS t WHERE ${its}`.execute(tx);
    return;
  }
  const emptied = Object.entries(erased.empty).map(
    ([column, value]) => sql`${sql.id(column)} = ${emptyValue(value)}`,
  );
  await sql`UPDATE ${sql.table(`clientele.${table}`)} AS t SET ${sql.join(emptied)} WHERE ${its}`.execute(
    tx,
  );
}
