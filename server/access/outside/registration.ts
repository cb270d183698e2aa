import { open, seal } from '#platform/crypto';
import { tenantKeys } from '#platform/keys';
import { refuse } from '#platform/refuse';
import type { Registration, ServiceKind } from '#platform/sign-in-port';
import type { Tx } from '#platform/tx';

const belongsTo = (id: string) => `sign-in provider ${id}`;

/** A client secret as it is kept: under the business's own key, good for this registration only. */
export async function sealedSecret(
  tx: Tx,
  tenant: string,
  id: string,
  secret: string,
): Promise<Buffer> {
  const { data } = await tenantKeys(tx, tenant);
  return seal(data, secret, belongsTo(id));
}

/** A service that a business lets people sign in by, with the button's words. */
export interface Provider {
  readonly id: string;
  readonly name: string;
  readonly on: boolean;
  readonly registration: Registration;
}

/** A business's registration with a service, secret and all. As `gate` or `caller`. @throws {Refusal} `not_found` */
export async function readProvider(tx: Tx, tenant: string, id: string): Promise<Provider> {
  const row = await tx
    .selectFrom('sign_in_providers')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return refuse('not_found');
  const { data } = await tenantKeys(tx, tenant);
  return {
    id,
    name: row.name,
    on: row.on_since !== null,
    registration: {
      kind: row.kind as ServiceKind,
      issuer: row.issuer,
      clientId: row.client_id,
      clientSecret: open(data, row.client_secret, belongsTo(id)).toString(),
      isTwin: row.is_twin,
    },
  };
}

/** What tells one service from another. */
type Named = Pick<Registration, 'kind' | 'issuer' | 'isTwin'> & { readonly id: string };

/** As what source people come in who are vouched for by a service. */
export function sourceOf({ id, kind, issuer, isTwin }: Named): string {
  if (isTwin) return `Demo: ${kind}`;
  if (issuer === null) return kind;
  const bare = issuer.replace(/^https?:\/\//, '').replace(/\/$/, '');
  return bare.length <= 60 ? bare : `oidc ${id}`;
}
