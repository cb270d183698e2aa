import { record } from '#audit';
import { findPerson } from '#tenancy';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Anonymous } from '#platform/who';
import { ending, endSessions } from '../sessions/end.ts';

/**
 * Takes the second factor from a person who has lost it, on the word of whoever runs the server, and ends all of their
 * sessions. Written down in every business they work for. As `gate`.
 * @returns of how many sessions it was the end
 * @throws {Refusal} `not_found`, `second_factor_off`
 */
export async function liftSecondFactor(tx: Tx, who: Anonymous, email: string): Promise<number> {
  const person = await findPerson(tx, email);
  if (person === undefined)
    return refuse('not_found', { detail: `Nobody is known by the address ${email}.` });
  const removed = await tx
    .deleteFrom('second_factors')
    .where('user_id', '=', person.id)
    .executeTakeFirst();
  if (removed.numDeletedRows === 0n) refuse('second_factor_off');
  const theirs = ending(tx).where('user_id', '=', person.id);
  const ended = await endSessions(tx, who, theirs, 'second_factor');
  const works = await tx
    .selectFrom('staff')
    .select('tenant_id')
    .where('user_id', '=', person.id)
    .execute();
  const subject = { kind: 'user', id: person.id } as const;
  for (const { tenant_id: tenant } of works)
    await record(tx, who, { type: 'second_factor.removed', subject, tenant });
  return ended;
}
