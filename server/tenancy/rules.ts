import type { StaffRole } from '#contract/acts';

/** Most of each thing that one business can have; lists return all of them. */
export const most = { locations: 200, tags: 500, fields: 100, staff: 1000 } as const;

/** What becomes of a person at work: another role, or none. */
export interface StaffChange {
  readonly from: StaffRole;
  /** Null: the person leaves. */
  readonly to: StaffRole | null;
  /** Owners of the business before the change. */
  readonly owners: number;
}

/**
 * Why a change to the team may not be, or null when it may.
 * @param by role of whoever makes it; null for a program with a key
 */
export function staffChangeRefused(
  change: StaffChange,
  by: StaffRole | null,
): 'owner_only' | 'last_owner' | null {
  const touchesOwner = change.from === 'owner' || change.to === 'owner';
  if (touchesOwner && by !== 'owner') return 'owner_only';
  if (change.from === 'owner' && change.to !== 'owner' && change.owners <= 1) return 'last_owner';
  return null;
}
