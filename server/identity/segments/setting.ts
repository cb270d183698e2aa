import { listFields, readBusiness, type CustomField } from '#tenancy';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';

/** What a segment's expression is read against: the business's clock and its own fields. */
export interface SegmentSetting {
  readonly tenant: string;
  readonly zone: string;
  /** The day it is at the business, as `2026-01-31`. */
  readonly today: string;
  /** The business's own fields by key. */
  readonly fields: ReadonlyMap<string, CustomField>;
}

/** Reads what segments of a business are evaluated against. */
export async function segmentSetting(tx: Tx, tenant: string): Promise<SegmentSetting> {
  const [{ timeZone: zone }, fields] = await Promise.all([
    readBusiness(tx, tenant),
    listFields(tx, tenant),
  ]);
  const today = Temporal.Instant.fromEpochMilliseconds(now().getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
  return { tenant, zone, today, fields: new Map(fields.map((field) => [field.key, field])) };
}
