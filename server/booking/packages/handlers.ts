import type { packageOperations } from '#contract/booking/packages';
import type { Handlers } from '#platform/handler';
import { adjustPackage, cancelPackage } from './adjust.ts';
import { freezePackage, unfreezePackage } from './freeze.ts';
import { listKinds } from './kind-rows.ts';
import { addKind, changeKind, setKindArchived } from './kinds.ts';
import { listPackages, packagesOf, readPackage } from './list.ts';
import { sellPackage } from './sell.ts';

/** What answers for packages. */
export const packageHandlers: Handlers<typeof packageOperations> = {
  listPackageKinds: async ({ tx, who }) => ({ rows: await listKinds(tx, who.tenant) }),
  createPackageKind: ({ tx, who, body }) => addKind(tx, who, body),
  updatePackageKind: ({ tx, who, params, body }) => changeKind(tx, who, { ...params, ...body }),
  archivePackageKind: ({ tx, who, params }) => setKindArchived(tx, who, params.id, true),
  restorePackageKind: ({ tx, who, params }) => setKindArchived(tx, who, params.id, false),
  listPackages: ({ tx, who, query }) => listPackages(tx, who.tenant, query),
  listPackagesOf: async ({ tx, who, params }) => ({ rows: await packagesOf(tx, who, params.id) }),
  getPackage: ({ tx, who, params }) => readPackage(tx, who.tenant, params.id),
  sellPackage: ({ tx, who, body }) => sellPackage(tx, who, body),
  freezePackage: ({ tx, who, params }) => freezePackage(tx, who, params.id),
  unfreezePackage: ({ tx, who, params }) => unfreezePackage(tx, who, params.id),
  adjustPackage: ({ tx, who, params, body }) => adjustPackage(tx, who, { ...params, ...body }),
  cancelPackage: ({ tx, who, params, body }) => cancelPackage(tx, who, { ...params, ...body }),
};
