import type { SignInPort, ServiceKind } from '#platform/sign-in-port';
import type { Tx } from '#platform/tx';
import { mostProviders } from './rules.ts';

/** A service that the customers of a business may sign in by now. */
export interface Offered {
  readonly id: string;
  readonly kind: ServiceKind;
  readonly name: string;
  /** It is the demo's twin of the service. */
  readonly isDemo: boolean;
}

/** The services that the customers of a business may sign in by now, by kind. As `gate`. */
export async function offeredBy(tx: Tx, tenant: string, port: SignInPort): Promise<Offered[]> {
  const rows = await tx
    .selectFrom('sign_in_providers')
    .select(['id', 'kind', 'name', 'is_twin'])
    .where('tenant_id', '=', tenant)
    .where('on_since', 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .limit(mostProviders)
    .execute();
  return rows
    .filter((row) => port.hasTwin || !row.is_twin)
    .map((row) => ({
      id: row.id,
      kind: row.kind as ServiceKind,
      name: row.name,
      isDemo: row.is_twin,
    }));
}
