import { vipBookings, vipPackages, type WantedPage } from '#booking';
import type { vip } from '#contract/vip';
import type { ReplyOf } from '#contract/operation';
import type { Tx } from '#platform/tx';
import type { Customer } from '#platform/who';

/** A page of one's own bookings, as callers of the VIP API have it. As `engine`. */
export async function listBookings(
  tx: Tx,
  who: Customer,
  wanted: WantedPage,
): Promise<ReplyOf<typeof vip.listVipBookings>> {
  const { rows, all } = await vipBookings(tx, who, wanted);
  return {
    bookings: rows,
    pagination: {
      currentPage: wanted.page,
      totalPages: Math.ceil(all / wanted.limit),
      totalCount: all,
    },
  };
}

/** One's own packages: those that still hold, and those that are past. As `engine`. */
export async function listPackages(
  tx: Tx,
  who: Customer,
): Promise<ReplyOf<typeof vip.listVipPackages>> {
  const all = await vipPackages(tx, who);
  const holds = ({ status }: (typeof all)[number]) => status === 'active' || status === 'frozen';
  return {
    activePackages: all.filter(holds),
    pastPackages: all.filter((one) => !holds(one)),
  };
}
