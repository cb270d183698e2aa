import { record } from '#audit';
import { now } from '#platform/clock';
import type { TaskHandler } from '#platform/tasks';
import { isOfTeam } from '#tenancy';
import type { PayloadOf } from '../../tasks.ts';
import { raiseRules } from '../state/version.ts';

/** Takes a person who left the team off what bookings take of them: it stays, and is nobody's who signs in. */
export const unhand: TaskHandler<PayloadOf<'resources.unhand'>> = ({ db, who, payload, done }) =>
  db.as(who, 'caller', async (tx) => {
    const { tenant, user } = payload;
    // Whoever is back by now keeps it.
    if (!(await isOfTeam(tx, tenant, user))) {
      const left = await tx
        .updateTable('resources')
        .set({ user_id: null, updated_at: now() })
        .where('tenant_id', '=', tenant)
        .where('user_id', '=', user)
        .returning('id')
        .executeTakeFirst();
      if (left !== undefined) {
        await raiseRules(tx, tenant);
        await record(tx, who, {
          type: 'resource.changed',
          subject: { kind: 'resource', id: left.id },
          changes: { user: { from: user, to: null } },
        });
      }
    }
    await done(tx);
  });
