import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import type { Composing, Said } from './composing.ts';
import { lockDue, outboxColumns, writeStanding, type OutboxRow } from './row.ts';
import { templateFor } from '../templates/in-force.ts';
import { render } from '../templates/render.ts';

/** From how many notices on to one person at once they go together, and most that do. */
const fewest = 3;
const most = 50;

/**
 * Puts what is due to one person at work together, where that is several: one message in their place. As `caller`.
 * @returns whether there is one now
 */
export async function gather(tx: Tx, tenant: string, row: OutboxRow): Promise<boolean> {
  const { user_id: user, purpose, subject_kind: kind } = row;
  if (user === null || purpose !== 'staff' || kind === 'sample' || kind === 'digest') return false;
  const due = await lockDue(tx, tenant, most, user);
  if (due.length < fewest) return false;
  const id = newId();
  const at = now();
  await tx
    .insertInto('messages')
    .values({
      tenant_id: tenant,
      id,
      type: 'staff_digest',
      channel: 'email',
      purpose: 'staff',
      user_id: user,
      language: row.language,
      subject_kind: 'digest',
      subject_id: id,
      occasion: 'digest',
      state: 'queued',
      send_at: at,
      next_at: at,
      created_at: at,
    })
    .execute();
  const ids = due.map((one) => one.id);
  const together = { state: 'skipped', why: 'digest', sent_with: id, next_at: null };
  await writeStanding(tx, tenant, { ids, from: ['queued'] }, together);
  return true;
}

/** What a digest says: the subjects of the messages in it, as they would be now. @param compose what one of them says */
export async function digestOf(
  tx: Tx,
  composing: Composing,
  row: OutboxRow,
  compose: (tx: Tx, composing: Composing, row: OutboxRow) => Promise<Said | undefined>,
): Promise<Pick<Said, 'values'> | null> {
  const { tenant } = composing.who;
  const rows = await tx
    .selectFrom('messages')
    .select(outboxColumns)
    .where('tenant_id', '=', tenant)
    .where('sent_with', '=', row.id)
    .orderBy('id')
    .limit(most)
    .$castTo<OutboxRow>()
    .execute();
  const lines: string[] = [];
  for (const one of rows) {
    const said = await compose(tx, composing, one);
    if (said === undefined) continue;
    const template = await templateFor(tx, tenant, one.type, said.language);
    lines.push(render(template, said.values).subject);
  }
  if (lines.length === 0) return null;
  return { values: { 'digest.list': lines.join('\n'), 'digest.count': String(lines.length) } };
}
