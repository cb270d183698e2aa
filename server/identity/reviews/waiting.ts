import { sql, type RawBuilder } from 'kysely';
import { now } from '#platform/clock';

/** That case `r` is to be decided now: open, and not put back. */
export const isDue = (): RawBuilder<unknown> =>
  sql`r.state = 'open' AND (r.due_at IS NULL OR r.due_at <= ${now()}::timestamptz)`;

/** That case `r` is put back until some later moment. */
export const isPutBack = (): RawBuilder<unknown> =>
  sql`r.state = 'open' AND r.due_at > ${now()}::timestamptz`;

/** The place of case `r` in the queue; cases of earlier versions stand where they came. */
export const rank = sql`coalesce(r.rank_at, r.created_at)`;
