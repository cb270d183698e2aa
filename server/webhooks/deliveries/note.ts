import { record } from '#audit';
import { inSeconds, now } from '#platform/clock';
import { enqueue } from '#platform/enqueue';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';
import type { PayloadOf } from '../../tasks.ts';
import { failingDays, verdictOf, waitAfter, type Verdict } from '../rules.ts';

/** What came of one attempt: an answer, or why there was none. */
export interface Result {
  readonly status: number | null;
  readonly fault:
    | 'timeout'
    | 'unreachable'
    | 'private_address'
    | 'too_large'
    | 'switched_off'
    | null;
  readonly body: string | null;
}

/** Notes an attempt at a message, sends the job of the next one, and switches off an endpoint that has had enough. */
export async function note(
  tx: Tx,
  who: System,
  payload: PayloadOf<'webhooks.send'>,
  result: Result,
): Promise<void> {
  const { delivery, round } = payload;
  const row = await tx
    .selectFrom('webhook_deliveries')
    .select(['endpoint_id', 'attempts'])
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', delivery)
    .where('round', '=', round)
    .where('state', '=', 'waiting')
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return;
  const sent = result.fault !== 'switched_off';
  const attempts = row.attempts + (sent ? 1 : 0);
  const verdict = verdictOf(result.status);
  const wait = verdict === 'failed' && sent ? waitAfter(attempts, Math.random()) : undefined;
  const next = wait === undefined ? null : inSeconds(wait);
  await tx
    .updateTable('webhook_deliveries')
    .set({
      state: verdict === 'delivered' ? 'delivered' : next === null ? 'dead' : 'waiting',
      attempts,
      last_status: result.status,
      last_fault: result.fault,
      last_body: result.body,
      next_at: next,
      ...(sent && { last_at: now() }),
    })
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', delivery)
    .execute();
  if (next !== null) await enqueue(tx, 'webhooks.send', payload, { after: next });
  if (sent) await judgeEndpoint(tx, who, row.endpoint_id, verdict);
}

/** What an attempt says about its endpoint. */
async function judgeEndpoint(
  tx: Tx,
  who: System,
  endpoint: string,
  verdict: Verdict,
): Promise<void> {
  const mine = () =>
    tx
      .updateTable('webhook_endpoints')
      .where('tenant_id', '=', who.tenant)
      .where('id', '=', endpoint)
      .where('off_at', 'is', null);
  if (verdict === 'delivered') {
    await mine().set({ failing_since: null }).where('failing_since', 'is not', null).execute();
    return;
  }
  await mine().set({ failing_since: now() }).where('failing_since', 'is', null).execute();
  const tired = mine().set({ off_at: now(), off_why: verdict === 'gone' ? 'gone' : 'failing' });
  const off = await (
    verdict === 'gone'
      ? tired
      : tired.where('failing_since', '<=', inSeconds(-failingDays * 24 * 3600))
  )
    .returning(['off_why'])
    .executeTakeFirst();
  if (off !== undefined)
    await record(tx, who, {
      type: 'webhook.switched_off',
      subject: { kind: 'webhook', id: endpoint },
      facts: { reason: off.off_why },
    });
}
