import { z } from 'zod';
import { actorKind } from '../audit.ts';
import { operation, staff } from '../operation.ts';
import { money } from '../payments.ts';
import { customerId, day, id, instant, line, ofCustomer, page, paging, text } from '../shapes.ts';

/** Most kinds of packages of one business. */
export const mostPackageKinds = 100;

/** In what a package is counted: minutes of what is booked, or visits. */
export const packageUnits = ['minutes', 'visits'] as const;
const unit = z.enum(packageUnits);

/**
 * How a package stands. `new`: its days begin with the first use; `used_up`: nothing is left of it; `over`: its last day is past;
 * `cancelled`: staff took it back.
 */
const packageStates = ['new', 'active', 'frozen', 'used_up', 'over', 'cancelled'] as const;
const state = z.enum(packageStates);
export type PackageState = z.infer<typeof state>;

const named = z.object({ id, name: z.string() });
/** How much of it there is; null: as much as they like while it lasts. */
const amount = z.number().int().min(1).max(1_000_000).nullable();

/** What is said of a kind of package. */
const kindSaid = {
  name: line(120),
  description: text(1000),
  unit,
  amount,
  /** In the smallest unit of the business's currency. */
  priceMinor: z.string().regex(/^\d{1,14}$/, 'must be a whole number, in digits'),
  /** How long it holds, in days; null: for ever. */
  validDays: z.number().int().min(1).max(3660).nullable(),
  /** From when on its days count. */
  starts: z.enum(['purchase', 'first_use']),
  /** Whether others of the household may use it. */
  isShared: z.boolean(),
  /** For which services it is; none: for every one. */
  services: z.array(id).max(100),
};

/** Prepaid hours or visits, as they are sold. */
const packageKind = z.object({
  id,
  name: z.string(),
  description: z.string(),
  unit,
  amount: z.number().int().nullable(),
  price: money,
  validDays: z.number().int().nullable(),
  starts: kindSaid.starts,
  isShared: z.boolean(),
  services: z.array(named),
  /** How many were sold. */
  sold: z.number().int(),
  archivedAt: instant.nullable(),
});
export type PackageKind = z.infer<typeof packageKind>;

/** A package that somebody bought. */
export const soldPackage = z.object({
  id,
  kind: named,
  customer: named,
  unit,
  /** All that there is of it, with what staff added or took away; null: as much as they like. */
  total: z.number().int().nullable(),
  used: z.number().int(),
  left: z.number().int().nullable(),
  state,
  price: money,
  isShared: z.boolean(),
  services: z.array(named),
  boughtAt: instant,
  activatedAt: instant.nullable(),
  /** The last day on which it holds; null: for ever, or its days have not begun. */
  endsOn: day.nullable(),
  frozenOn: day.nullable(),
});
export type SoldPackage = z.infer<typeof soldPackage>;

/** Something that was taken from a package, or given back to it. */
const packageUse = z.object({
  id,
  at: instant,
  /** Above 0: taken; below: given back or added. */
  amount: z.number().int(),
  why: z.enum(['booked', 'given_back', 'moved', 'adjusted']),
  reason: z.string(),
  booking: z.object({ id, reference: z.string() }).nullable(),
  actor: z.object({ kind: actorKind, id: id.nullable() }),
});

const params = z.object({ id });
const sells = { who: staff('packages.change'), authority: 'caller', params } as const;
const adjusts = { who: staff('packages.adjust'), authority: 'caller', params } as const;
const changesKind = { who: staff('services.change'), authority: 'caller' } as const;

/** Kinds of packages, packages that were sold, and what was used of them. */
export const packageOperations = {
  listPackageKinds: operation({
    method: 'GET',
    path: '/api/package-kinds',
    summary: 'List the kinds of packages by name, archived ones last',
    who: staff('business.read'),
    authority: 'caller',
    reply: z.object({ rows: z.array(packageKind) }),
  }),
  createPackageKind: operation({
    method: 'POST',
    path: '/api/package-kinds',
    summary: 'Add a kind of package',
    ...changesKind,
    body: z.strictObject({
      ...kindSaid,
      description: kindSaid.description.default(''),
      validDays: kindSaid.validDays.default(null),
      starts: kindSaid.starts.default('first_use'),
      isShared: kindSaid.isShared.default(false),
      services: kindSaid.services.default([]),
    }),
    status: 201,
    reply: packageKind,
    errors: ['name_taken', 'limit_reached'],
  }),
  updatePackageKind: operation({
    method: 'PATCH',
    path: '/api/package-kinds/{id}',
    summary:
      'Change a kind of package; only what is sent changes. What was sold keeps its amount, price and days',
    ...changesKind,
    params,
    body: z.strictObject(kindSaid).partial(),
    reply: packageKind,
    errors: ['name_taken'],
  }),
  archivePackageKind: operation({
    method: 'PUT',
    path: '/api/package-kinds/{id}/archive',
    summary: 'Archive a kind of package: it is sold no more, and what was sold holds on',
    ...changesKind,
    params,
    reply: packageKind,
  }),
  restorePackageKind: operation({
    method: 'DELETE',
    path: '/api/package-kinds/{id}/archive',
    summary: 'Bring an archived kind of package back',
    ...changesKind,
    params,
    reply: packageKind,
    errors: ['name_taken', 'limit_reached'],
  }),
  listPackages: operation({
    method: 'GET',
    path: '/api/packages',
    summary: 'List the packages that were sold, newest first',
    who: staff('bookings.read'),
    authority: 'caller',
    query: z.strictObject({ ...paging, kind: id.optional() }),
    reply: page(soldPackage),
  }),
  listPackagesOf: operation({
    method: 'GET',
    path: '/api/customers/{id}/packages',
    summary:
      'List the packages of a customer, newest first, and those of their household they may use',
    who: staff('bookings.read'),
    authority: 'caller',
    params: z.object({ id: customerId }),
    reply: ofCustomer(z.object({ rows: z.array(soldPackage) })),
  }),
  getPackage: operation({
    method: 'GET',
    path: '/api/packages/{id}',
    summary: 'Show a package with what was used of it, newest first',
    who: staff('bookings.read'),
    authority: 'caller',
    params,
    reply: soldPackage.extend({ uses: z.array(packageUse) }),
  }),
  sellPackage: operation({
    method: 'POST',
    path: '/api/packages',
    summary:
      'Sell a package to a customer; it is paid as a booking is, with the package as subject',
    who: staff('packages.change'),
    authority: 'caller',
    body: z.strictObject({
      customer: id,
      kind: id,
      /** What it costs this time, in the smallest unit; what its kind says where left out. */
      priceMinor: kindSaid.priceMinor.optional(),
    }),
    status: 201,
    reply: soldPackage,
    errors: ['not_found', 'erased'],
  }),
  freezePackage: operation({
    method: 'PUT',
    path: '/api/packages/{id}/freeze',
    summary: 'Freeze a package: nobody uses it, and its days stand still',
    ...sells,
    reply: soldPackage,
    errors: ['package_over'],
  }),
  unfreezePackage: operation({
    method: 'DELETE',
    path: '/api/packages/{id}/freeze',
    summary: 'Let a frozen package go on; its last day is later by as many days as it was frozen',
    ...sells,
    reply: soldPackage,
  }),
  adjustPackage: operation({
    method: 'POST',
    path: '/api/packages/{id}/adjust',
    summary: 'Add to a package or take from it, or set its last day, and say why',
    ...adjusts,
    body: z.strictObject({
      /** Above 0: more of it is left. */
      change: z.number().int().min(-1_000_000).max(1_000_000).default(0),
      /** Its last day; null: for ever. As it is where left out. */
      endsOn: day.nullable().optional(),
      reason: line(400),
    }),
    reply: soldPackage,
    errors: ['package_over', 'package_short'],
  }),
  cancelPackage: operation({
    method: 'POST',
    path: '/api/packages/{id}/cancel',
    summary:
      'Take a package back: nothing more is booked with it. What was booked stays; money goes back by its payments',
    ...adjusts,
    body: z.strictObject({ reason: line(400) }),
    reply: soldPackage,
    errors: ['package_over'],
  }),
};
