import { errors } from '#contract/errors';
import { openAnswer, sealAnswer } from '#platform/kept-answer';
import type { Tx } from '#platform/tx';

/** Answers that are looked at together. */
const step = 500;

/** What a repeated request is told whose answer was about somebody erased: it is neither repeated nor done again. */
const gone = {
  status: errors.erased.status,
  body: JSON.stringify({
    type: '/api/reference#error-erased',
    ...errors.erased,
    detail: errors.erased.title,
    code: 'erased',
    request: 'erasure',
  }),
  headers: { 'content-type': 'application/problem+json' },
  cookies: [],
};

/**
 * Replaces kept answers of a business that mention somebody by a refusal. They are sealed, so each is opened; there are as
 * many as the business had writes with an Idempotency-Key within a day.
 */
export async function eraseAnswers(
  tx: Tx,
  tenant: string,
  mentioned: (text: string) => boolean,
): Promise<void> {
  let after = { credential: '00000000-0000-0000-0000-000000000000', key: '' };
  for (;;) {
    const rows = await tx
      .selectFrom('idempotency_keys')
      .select(['credential', 'key', 'reply'])
      .where('tenant_id', '=', tenant)
      .where(({ eb, refTuple, tuple }) =>
        eb(refTuple('credential', 'key'), '>', tuple(after.credential, after.key)),
      )
      .orderBy('credential')
      .orderBy('key')
      .limit(step)
      .execute();
    for (const { credential, key, reply } of rows) {
      const which = { tenant, credential, key };
      if (typeof reply !== 'string' || !mentioned(await openAnswer(tx, which, reply))) continue;
      await tx
        .updateTable('idempotency_keys')
        .set({ status: gone.status, reply: await sealAnswer(tx, which, gone) })
        .where('tenant_id', '=', tenant)
        .where('credential', '=', credential)
        .where('key', '=', key)
        .execute();
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < step) return;
    after = last;
  }
}
