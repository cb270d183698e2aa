import type { ReplyOf } from '#contract/operation';
import type { signInProviderOperations } from '#contract/access/sign-in-providers';
import type { Tx } from '#platform/tx';
import { readProvider, sourceOf } from '../registration.ts';

type Shown = ReplyOf<typeof signInProviderOperations.addSignInProvider>;

/** A registration as staff see it, without its secret. As `caller`. @throws {Refusal} `not_found` */
export async function shownProvider(tx: Tx, tenant: string, id: string): Promise<Shown> {
  const [provider, row] = await Promise.all([
    readProvider(tx, tenant, id),
    tx
      .selectFrom('sign_in_providers')
      .select(['tried_at', 'tried_fault'])
      .where('tenant_id', '=', tenant)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  ]);
  const { kind, issuer, clientId, isTwin } = provider.registration;
  const { people } = await tx
    .selectFrom('profiles')
    .select((count) => count.fn.countAll<bigint>().as('people'))
    .where('tenant_id', '=', tenant)
    .where('source', '=', sourceOf({ ...provider.registration, id: provider.id }))
    .where('kind', '=', 'sign_in')
    .where('outside_id', 'is not', null)
    .executeTakeFirstOrThrow();
  return {
    id,
    kind,
    name: provider.name,
    issuer,
    clientId,
    isDemo: isTwin,
    on: provider.on,
    trial:
      row.tried_at === null
        ? null
        : {
            at: row.tried_at.toISOString(),
            fault: row.tried_fault as NonNullable<Shown['trial']>['fault'],
          },
    people: Number(people),
  };
}

/** The registrations of a business, in the order in which their buttons stand. As `caller`. */
export async function listProviders(tx: Tx, tenant: string): Promise<Shown[]> {
  const rows = await tx
    .selectFrom('sign_in_providers')
    .select('id')
    .where('tenant_id', '=', tenant)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return Promise.all(rows.map(({ id }) => shownProvider(tx, tenant, id)));
}
