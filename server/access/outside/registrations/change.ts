import { changesBetween, record } from '#audit';
import type { BodyOf, ReplyOf } from '#contract/operation';
import type { signInProviderOperations } from '#contract/access/sign-in-providers';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Ports } from '#platform/ports';
import { refuse, refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff, System } from '#platform/who';
import { readProvider, sealedSecret } from '../registration.ts';
import { callbackPath, mostProviders } from '../rules.ts';
import { shownProvider } from './shown.ts';

type Operations = typeof signInProviderOperations;
type Shown = ReplyOf<Operations['addSignInProvider']>;
type Adding = BodyOf<Operations['addSignInProvider']>;
type By = Staff | Key | System;

/**
 * Adds a service by which customers may sign in. As `caller`.
 * @param twin it is the demo's twin that the registration is with
 * @throws {Refusal} `limit_reached`, `invalid_input`; a second one of a kind breaks `sign_in_providers_kind_key`
 */
export async function addProvider(
  tx: Tx,
  who: By,
  { kind, name, issuer, clientId, clientSecret }: Adding,
  { twin = false }: { readonly twin?: boolean } = {},
): Promise<Shown> {
  if (kind === 'oidc' && issuer === null)
    refuseField('issuer', 'must be given: it says who issues the tokens');
  if (kind !== 'oidc' && issuer !== null)
    refuseField('issuer', 'must not be given: the service is known');
  const { tenant } = who;
  const { all } = await tx
    .selectFrom('sign_in_providers')
    .select((count) => count.fn.countAll<bigint>().as('all'))
    .where('tenant_id', '=', tenant)
    .executeTakeFirstOrThrow();
  if (Number(all) >= mostProviders) refuse('limit_reached', { facts: { most: mostProviders } });
  const id = newId();
  await tx
    .insertInto('sign_in_providers')
    .values({
      tenant_id: tenant,
      id,
      kind,
      name,
      issuer,
      client_id: clientId,
      client_secret: await sealedSecret(tx, tenant, id, clientSecret),
      is_twin: twin,
      created_at: now(),
      updated_at: now(),
    })
    .execute();
  await record(tx, who, {
    type: 'sign_in_provider.added',
    subject: { kind: 'sign_in_provider', id },
    changes: {
      name: { to: name },
      kind: { to: kind },
      clientId: { to: clientId },
      ...(issuer !== null && { issuer: { to: issuer } }),
    },
  });
  return shownProvider(tx, tenant, id);
}

/** Changes a registration, or switches it off or on. As `caller`. @throws {Refusal} `not_found` */
export async function changeProvider(
  tx: Tx,
  who: By,
  { id, ...given }: { readonly id: string } & BodyOf<Operations['updateSignInProvider']>,
): Promise<Shown> {
  const { tenant } = who;
  const before = await readProvider(tx, tenant, id);
  const { name = before.name, clientId = before.registration.clientId, on = before.on } = given;
  const { clientSecret } = given;
  const isOther = clientSecret !== undefined || clientId !== before.registration.clientId;
  await tx
    .updateTable('sign_in_providers')
    .set({
      name,
      client_id: clientId,
      updated_at: now(),
      ...(clientSecret !== undefined && {
        client_secret: await sealedSecret(tx, tenant, id, clientSecret),
      }),
      // What was tried was another registration.
      ...(isOther && { tried_at: null, tried_fault: null }),
      ...(on !== before.on && { on_since: on ? now() : null }),
    })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute();
  const subject = { kind: 'sign_in_provider', id } as const;
  const was = { name: before.name, clientId: before.registration.clientId };
  const changes = changesBetween(was, { name, clientId }, ['name', 'clientId']);
  if (Object.keys(changes).length > 0 || clientSecret !== undefined)
    await record(tx, who, {
      type: 'sign_in_provider.changed',
      subject,
      changes,
      ...(clientSecret !== undefined && { facts: { secret: true } }),
    });
  if (on !== before.on)
    await record(tx, who, {
      type: on ? 'sign_in_provider.switched_on' : 'sign_in_provider.switched_off',
      subject,
    });
  return shownProvider(tx, tenant, id);
}

/** Removes a registration. As `caller`. @throws {Refusal} `not_found` */
export async function removeProvider(tx: Tx, who: Staff | Key, id: string): Promise<void> {
  const { name } = await readProvider(tx, who.tenant, id);
  await tx
    .deleteFrom('sign_in_providers')
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .execute();
  await record(tx, who, {
    type: 'sign_in_provider.removed',
    subject: { kind: 'sign_in_provider', id },
    changes: { name: { from: name } },
  });
}

/**
 * Asks the service whether it takes the registration, outside of any transaction, and notes what it said.
 * @throws {Refusal} `not_found`
 */
export async function tryProvider(
  { db, signIn, config }: Ports,
  who: Staff | Key,
  id: string,
): Promise<Shown> {
  const { registration } = await db.as(who, 'caller', (tx) => readProvider(tx, who.tenant, id));
  const fault = await signIn.trial(registration, config.publicUrl + callbackPath);
  return db.as(who, 'caller', async (tx) => {
    await tx
      .updateTable('sign_in_providers')
      .set({ tried_at: now(), tried_fault: fault })
      .where('tenant_id', '=', who.tenant)
      .where('id', '=', id)
      .execute();
    return shownProvider(tx, who.tenant, id);
  });
}
