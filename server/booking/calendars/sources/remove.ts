import { record } from '#audit';
import { enqueue } from '#platform/enqueue';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { raiseMark } from './busy.ts';
import { readSource } from './shown.ts';

/** Reads a calendar no more, and forgets when it was busy. @throws {Refusal} `not_found` */
export async function removeSource(tx: Tx, who: Staff | Key, id: string): Promise<void> {
  const { resource } = await readSource(tx, who, id);
  await tx
    .deleteFrom('calendar_sources')
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .execute();
  await raiseMark(tx, { tenant: who.tenant, resource: resource.id });
  await record(tx, who, {
    type: 'calendar.removed',
    subject: { kind: 'calendar', id },
    facts: { resource: resource.id },
  });
}

/** Has a calendar read now. @throws {Refusal} `not_found` */
export async function readNow(tx: Tx, who: Staff | Key, id: string): Promise<void> {
  await readSource(tx, who, id);
  await enqueue(tx, 'calendars.pull', { tenant: who.tenant, source: id }, { key: id });
}
