import type { WrittenProfile } from '#contract/person';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import type { Stamps } from '../keep/stamps.ts';
import { matchSetting } from '../recognise/setting.ts';
import { putAliasesBack } from './aliases.ts';
import { forgetCustomers } from './forget.ts';
import { rebuild } from './rebuild.ts';
import { dateToldAgain, restamp } from './restamp.ts';
import { stoodBefore } from './stood.ts';
import { affectedBy, deleteProfiles, restoreProfiles } from './profiles.ts';

/** A profile to be taken back: to what it said before, or altogether where it had not been there. */
export interface Withdrawal {
  readonly profile: string;
  readonly before: WrittenProfile['person'] | null;
}

/** What stood beside a profile before it came, or came again, and told nothing new. */
export interface Stood {
  readonly profile: string;
  readonly stamps: Stamps;
}

/**
 * Takes back what profiles brought, as the undo of an import does. Customers who are left without a profile, and whom
 * staff have not touched, go with them; all others are made again from the profiles that remain and from what staff
 * said. Events keep that they were here. As engine.
 * @param withdrawals newest first, where a profile is named more than once
 * @param stood by what was kept of the time before, also of profiles that said nothing new: newest first
 */
export async function withdrawProfiles(
  tx: Tx,
  who: Tenanted,
  withdrawals: readonly Withdrawal[],
  stood: readonly Stood[] = [],
): Promise<void> {
  const since = now();
  const last = new Map(withdrawals.map((one) => [one.profile, one]));
  const gone = [...last.values()].filter((one) => one.before === null).map((one) => one.profile);
  const older = [...last.values()].filter((one) => one.before !== null);
  const setting = await matchSetting(tx, who.tenant);
  const customers = await affectedBy(tx, who.tenant, [...last.keys()]);
  await deleteProfiles(tx, who.tenant, gone);
  await restoreProfiles(tx, setting, older);
  const left = await forgetCustomers(tx, setting, customers);
  await rebuild(tx, setting, left, { withdrawn: [...last.values()], stood: stoodBefore(stood) });
  await putAliasesBack(tx, who.tenant, stood);
  await restamp(tx, who.tenant, stood);
  await dateToldAgain(tx, who.tenant, left, since);
}
