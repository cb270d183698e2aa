import type { ReplyOf } from '#contract/operation';
import type { portalOperations } from '#contract/access/portal';
import type { ServiceKind } from '#platform/sign-in-port';
import type { Tx } from '#platform/tx';
import type { Customer } from '#platform/who';
import { sourceOf } from '../outside/registration.ts';
import { mostProviders } from '../outside/rules.ts';

type Way = ReplyOf<typeof portalOperations.listOwnWays>['rows'][number];

/** Most ways that are shown. */
const mostWays = 50;

/** The ways by which a customer has signed in so far, but for those they removed. As `engine`, about nobody but the caller. */
export async function listWays(tx: Tx, who: Customer): Promise<Way[]> {
  const { tenant, customer, profile: current } = who;
  const named = await servicesBySource(tx, tenant);
  const rows = await tx
    .selectFrom('links')
    .innerJoin('profiles', (join) =>
      join
        .onRef('profiles.tenant_id', '=', 'links.tenant_id')
        .onRef('profiles.id', '=', 'links.profile_id'),
    )
    .select([
      'profiles.id as profile',
      'profiles.source',
      'profiles.outside_id as outside',
      'profiles.first_seen_at as first',
      'profiles.last_seen_at as last',
    ])
    .where('links.tenant_id', '=', tenant)
    .where('links.customer_id', '=', customer)
    .where('links.ended_at', 'is', null)
    .where('profiles.kind', '=', 'sign_in')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('sign_in_ways')
            .select('sign_in_ways.profile_id')
            .where('sign_in_ways.tenant_id', '=', tenant)
            .whereRef('sign_in_ways.profile_id', '=', 'profiles.id')
            .where('sign_in_ways.removed_at', 'is not', null),
        ),
      ),
    )
    .where('profiles.source', 'in', ['portal', ...named.keys()])
    .orderBy('profiles.last_seen_at', 'desc')
    .limit(mostWays)
    .execute();
  return rows.map(({ profile, source, outside, first, last }) => ({
    profile,
    ...(named.get(source) ?? { way: 'code' as const, name: outside ?? '', works: true }),
    current: profile === current,
    firstUsedAt: first.toISOString(),
    lastUsedAt: last.toISOString(),
  }));
}

async function servicesBySource(
  tx: Tx,
  tenant: string,
): Promise<Map<string, Pick<Way, 'way' | 'name' | 'works'>>> {
  const rows = await tx
    .selectFrom('sign_in_providers')
    .select(['id', 'kind', 'name', 'issuer', 'is_twin as isTwin', 'on_since as on'])
    .where('tenant_id', '=', tenant)
    .limit(mostProviders)
    .execute();
  return new Map(
    rows.map(({ id, name, issuer, isTwin, on, ...row }) => {
      const way = row.kind as ServiceKind;
      return [sourceOf({ id, kind: way, issuer, isTwin }), { way, name, works: on !== null }];
    }),
  );
}
