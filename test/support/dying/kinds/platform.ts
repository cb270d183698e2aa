import { randomBytes } from 'node:crypto';
import { newId } from '#platform/ids';
import { sweep } from '../../../../server/platform/due.ts';
import { daysAgo, regular, rows, scheduled, type Kind } from './kind.ts';

/** Some counters of attempts that have run out, and one that has not. */
const subject = randomBytes(32);

export const platform = {
  // Every schedule of the business has fallen due.
  'due.sweep': {
    async arrange(world) {
      await sweep(world.opened.engine);
      await rows(
        world,
        `UPDATE clientele.due SET next_at = $2, last_period = '2000-01-01' WHERE tenant_id = $1`,
        [world.shop.id, daysAgo(1)],
      );
    },
    send: regular('due.sweep', {}),
  },
  'attempts.clean': {
    async arrange(world) {
      for (const days of [1, 2, -1])
        await rows(
          world,
          `INSERT INTO clientele.attempts (subject, window_start, taken, expires_at) VALUES ($1, $2, 1, $2)
           ON CONFLICT DO NOTHING`,
          [subject, daysAgo(days)],
        );
    },
    send: regular('attempts.clean', {}),
    more: (world) =>
      rows(world, 'SELECT count(*) > 0 AS one FROM clientele.attempts WHERE subject = $1', [
        subject,
      ]),
  },
  'idempotency.clean': {
    async arrange(world) {
      for (const days of [0, 2, 3])
        await rows(
          world,
          `INSERT INTO clientele.idempotency_keys (tenant_id, credential, key, request_hash, status, created_at)
           VALUES ($1, $2, $3, '', 200, $4)`,
          [world.shop.id, newId(), `${days} days old`, daysAgo(days)],
        );
    },
    send: scheduled('idempotency.clean'),
  },
} satisfies Record<string, Kind>;
