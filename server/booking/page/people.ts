import { sql } from 'kysely';
import type { publicOperations } from '#contract/booking/public';
import type { Bookable } from '#contract/booking/services';
import type { ReplyOf } from '#contract/operation';
import type { Tx } from '#platform/tx';

type Shown = ReplyOf<typeof publicOperations.getPublicService>['needs'];
type Person = Shown[number]['resources'][number];

/** The pools of which one may say whom or which one wants, with names and what is said of each. */
export async function peopleOf(tx: Tx, tenant: string, needs: Bookable['needs']): Promise<Shown> {
  const open = needs.filter(({ choice }) => choice !== 'no');
  const ids = open.flatMap(({ resources }) => resources.map(({ id }) => id));
  const { rows } = await sql<Person>`
    SELECT id, name, about, location_id AS location FROM clientele.resources
    WHERE tenant_id = ${tenant} AND id = ANY (${ids}::uuid[]) AND archived_at IS NULL
    ORDER BY position, name, id`.execute(tx);
  return open.map(({ id, label, choice, resources }) => ({
    id,
    label,
    choice: choice as 'may' | 'must',
    resources: rows.filter((one) => resources.some((of) => of.id === one.id)),
  }));
}
