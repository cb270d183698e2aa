import { changesBetween, record } from '#audit';
import {
  mostPackageKinds,
  type PackageKind,
  type packageOperations,
} from '#contract/booking/packages';
import { eventTypes } from '#contract/events';
import type { BodyOf } from '#contract/operation';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { readBusiness } from '#tenancy';
import { findKind } from './kind-rows.ts';
import { putServices } from './kind-services.ts';

const { fields } = eventTypes['package_kind.changed'];

/** Adds a kind of package. As `caller`. A taken name breaks `package_kinds_name_key`. @throws {Refusal} `limit_reached`, `invalid_input` */
export async function addKind(
  tx: Tx,
  who: Tenanted,
  said: BodyOf<typeof packageOperations.createPackageKind>,
): Promise<PackageKind> {
  const { tenant } = who;
  await checkRoom(tx, tenant);
  const { currency } = await readBusiness(tx, tenant);
  const id = newId();
  await tx
    .insertInto('package_kinds')
    .values({ tenant_id: tenant, id, currency, created_at: now(), ...columnsOf(said) })
    .execute();
  await putServices(tx, tenant, id, said.services);
  const added = await findKind(tx, tenant, id);
  await record(tx, who, {
    type: 'package_kind.added',
    subject: { kind: 'package_kind', id },
    changes: changesBetween({}, told(added), fields),
  });
  return added;
}

/** Changes a kind of package; what was sold stays as it was sold. As `caller`. @throws {Refusal} `not_found`, `invalid_input` */
export async function changeKind(
  tx: Tx,
  who: Tenanted,
  { id, ...change }: BodyOf<typeof packageOperations.updatePackageKind> & { readonly id: string },
): Promise<PackageKind> {
  const { tenant } = who;
  await lockKind(tx, tenant, id);
  const before = await findKind(tx, tenant, id);
  const said = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as Partial<Said>;
  await tx
    .updateTable('package_kinds')
    .set(columnsOf({ ...before, priceMinor: before.price.minor, ...said }))
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute();
  if (change.services !== undefined) await putServices(tx, tenant, id, change.services);
  const after = await findKind(tx, tenant, id);
  await record(tx, who, {
    type: 'package_kind.changed',
    subject: { kind: 'package_kind', id },
    changes: changesBetween(told(before), told(after), fields),
  });
  return after;
}

/** Archives a kind, or brings it back; nothing happens when it is so already. @throws {Refusal} `not_found`, `limit_reached` */
export async function setKindArchived(
  tx: Tx,
  who: Tenanted,
  id: string,
  archived: boolean,
): Promise<PackageKind> {
  const { tenant } = who;
  const { archived_at: since } = await lockKind(tx, tenant, id);
  if ((since !== null) === archived) return findKind(tx, tenant, id);
  if (!archived) await checkRoom(tx, tenant);
  await tx
    .updateTable('package_kinds')
    .set({ archived_at: archived ? now() : null })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute();
  await record(tx, who, {
    type: archived ? 'package_kind.archived' : 'package_kind.restored',
    subject: { kind: 'package_kind', id },
  });
  return findKind(tx, tenant, id);
}

async function lockKind(tx: Tx, tenant: string, id: string) {
  const row = await tx
    .selectFrom('package_kinds')
    .select('archived_at')
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? refuse('not_found');
}

async function checkRoom(tx: Tx, tenant: string): Promise<void> {
  const { count } = await tx
    .selectFrom('package_kinds')
    .select((select) => select.fn.countAll<bigint>().as('count'))
    .where('tenant_id', '=', tenant)
    .where('archived_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (count >= mostPackageKinds) refuse('limit_reached', { facts: { most: mostPackageKinds } });
}

type Said = Omit<BodyOf<typeof packageOperations.createPackageKind>, 'services'>;

const columnsOf = (said: Said) => ({
  name: said.name,
  description: said.description,
  unit: said.unit,
  amount: said.amount,
  price_minor: BigInt(said.priceMinor),
  valid_days: said.validDays,
  starts: said.starts,
  is_shared: said.isShared,
});

const told = ({ price, services, ...kind }: PackageKind) => ({
  ...kind,
  priceMinor: price.minor,
  services: services.map(({ name }) => name),
});
