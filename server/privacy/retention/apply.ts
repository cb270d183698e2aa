import { countEndedSessions, forgetEndedSessions } from '#access';
import { record } from '#audit';
import type { Retention, RetentionCount } from '#contract/privacy';
import { forgetRemoved } from '#identity';
import { bytesOf, dropImports, importsAtWork, storedImports, type StoredImport } from '#imports';
import { countOldLetters, forgetBodies, forgetOldLetters } from '#messaging';
import { forgetBuyers } from '#payments';
import { inSeconds, now } from '#platform/clock';
import type { Database } from '#platform/db';
import type { Job } from '#platform/tasks';
import type { Tx } from '#platform/tx';
import type { System, Tenanted } from '#platform/who';
import { dropBytes } from '#tenancy';
import type { PayloadOf } from '../../tasks.ts';
import { begin, insertErasure } from '../erasures.ts';
import { countIdle, findIdle } from './idle.ts';
import { readRetention } from './setting.ts';
import { countOldValues, forgetOldValues } from './values.ts';

/** Customers that are proposed, or erased, in one night: a wrong setting is noticed before it has gone far. */
const mostIdle = 200;
/** Events whose values go in one transaction, and such transactions in one night. */
const step = 1000;
const mostSteps = 500;

const daysAgo = (days: number) => inSeconds(-days * 86_400);

function monthsAgo(months: number): Date {
  const at = now();
  at.setUTCMonth(at.getUTCMonth() - months);
  return at;
}

/** Counts what settings would do away with; nothing is done. The mailbox is the whole program's. */
export async function countRetention(
  db: Database,
  who: Tenanted,
  { sessionDays, importDays, letterDays, valueDays, idleMonths }: Retention,
): Promise<RetentionCount> {
  const { tenant } = who;
  const [sessions, letters] = await db.as(who, 'gate', async (tx) => [
    sessionDays === null ? 0 : await countEndedSessions(tx, tenant, daysAgo(sessionDays)),
    letterDays === null ? 0 : await countOldLetters(tx, daysAgo(letterDays)),
  ]);
  return db.as(who, 'engine', async (tx) => ({
    sessions: sessions ?? 0,
    letters: letters ?? 0,
    imports:
      importDays === null ? 0 : (await storedImports(tx, tenant, daysAgo(importDays))).length,
    values: valueDays === null ? 0 : await countOldValues(tx, tenant, daysAgo(valueDays)),
    customers: idleMonths === null ? 0 : await countIdle(tx, tenant, monthsAgo(idleMonths)),
  }));
}

type RetentionJob = Pick<
  Job<PayloadOf<'retention.apply'>>,
  'db' | 'who' | 'ports' | 'signal' | 'done'
>;

/**
 * Does away with what a business keeps no longer, every night. Each transaction says what it did itself, so that a crash
 * between two of them leaves nothing unsaid; what it did not come to is old the next time too.
 */
export async function applyRetention({
  db,
  who,
  ports,
  signal,
  done,
}: RetentionJob): Promise<void> {
  const setting = await db.as(who, 'caller', (tx) => readRetention(tx, who));
  const { sessionDays, importDays, letterDays, valueDays, idleMonths, erases } = setting;
  await db.as(who, 'gate', async (tx) => {
    const sessions =
      sessionDays === null ? 0 : await forgetEndedSessions(tx, who.tenant, daysAgo(sessionDays));
    const letters = letterDays === null ? 0 : await forgetOldLetters(tx, daysAgo(letterDays));
    await say(tx, who, { sessions, letters });
  });
  if (importDays !== null)
    await db.as(who, 'engine', async (tx) => {
      const dropped = await dropOld(tx, who, daysAgo(importDays));
      await say(tx, who, { imports: dropped.length });
      // Before the commit: a crash in between leaves imports that are old the next night too.
      await dropBytes(tx, ports.files, who, dropped.flatMap(bytesOf));
    });
  if (valueDays !== null)
    for (let steps = 0; steps < mostSteps; steps += 1) {
      signal.throwIfAborted();
      const values = await db.as(who, 'engine', async (tx) => {
        const some = await forgetOldValues(tx, who.tenant, daysAgo(valueDays), step);
        await say(tx, who, { values: some });
        return some;
      });
      if (values < step) break;
    }
  await db.as(who, 'engine', async (tx) => {
    await forgetRemoved(tx, who.tenant);
    await forgetBuyers(tx, who.tenant);
    await forgetBodies(tx, who.tenant);
  });
  await db.as(who, 'engine', async (tx) => {
    const customers = idleMonths === null ? 0 : await propose(tx, who, idleMonths, erases);
    await say(tx, who, { customers });
    await done(tx);
  });
}

/** Says what was done away with, where anything was. */
async function say(tx: Tx, who: System, gone: Partial<RetentionCount>): Promise<void> {
  if (Object.values(gone).some((all) => all > 0))
    await record(tx, who, {
      type: 'retention.applied',
      subject: { kind: 'business', id: who.tenant },
      facts: gone,
    });
}

/** Gives up the files of old imports; where one is being worked on, that waits for another night. */
async function dropOld(tx: Tx, { tenant }: System, before: Date): Promise<StoredImport[]> {
  if (await importsAtWork(tx, tenant)) return [];
  const old = await storedImports(tx, tenant, before);
  await dropImports(
    tx,
    tenant,
    old.map((one) => one.id),
  );
  return old;
}

/** Proposes idle customers for erasure; where the business wants it so, the erasure begins at once. */
async function propose(tx: Tx, who: System, idleMonths: number, erases: boolean): Promise<number> {
  const idle = await findIdle(tx, who.tenant, monthsAgo(idleMonths), mostIdle);
  for (const customer of idle) {
    const id = await insertErasure(tx, who, customer, 'retention');
    if (erases) await begin(tx, who, { id, customer, origin: 'retention' });
  }
  return idle.length;
}
