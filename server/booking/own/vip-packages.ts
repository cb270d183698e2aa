import type { SoldPackage } from '#contract/booking/packages';
import type { VipPackage } from '#contract/vip';
import type { Tx } from '#platform/tx';
import type { Customer } from '#platform/who';
import { packagesOf } from '../packages/list.ts';
import { dayOf } from '../zones/convert.ts';
import { dayWritten } from '../zones/days.ts';
import { type ZoneTable, zoneTable } from '../zones/table.ts';

/** One's own packages, as callers of the VIP API have them: minutes as hours. As `engine`. */
export async function vipPackages(tx: Tx, who: Customer): Promise<VipPackage[]> {
  const { time_zone: zone } = await tx
    .selectFrom('tenants')
    .select('time_zone')
    .where('id', '=', who.tenant)
    .executeTakeFirstOrThrow();
  const all = await packagesOf(tx, who, who.customer);
  return all.map((one) => vipPackage(one, zoneTable(zone)));
}

const statuses: Readonly<Record<SoldPackage['state'], VipPackage['status']>> = {
  new: 'active',
  active: 'active',
  frozen: 'frozen',
  used_up: 'depleted',
  over: 'expired',
  cancelled: 'cancelled',
};

function vipPackage(
  { id, kind, boughtAt, endsOn, unit, total, used, left, state }: SoldPackage,
  zone: ZoneTable,
): VipPackage {
  const counted = (amount: number) => (unit === 'minutes' ? amount / 60 : amount);
  return {
    id,
    packageName: kind.name,
    purchaseDate: dayWritten(dayOf(zone, Date.parse(boughtAt) / 60_000)),
    expiryDate: endsOn,
    unit: unit === 'minutes' ? 'hours' : 'visits',
    total: total === null ? null : counted(total),
    used: counted(used),
    remaining: left === null ? null : counted(left),
    status: statuses[state],
  };
}
