import type { Selectable } from 'kysely';
import type { Resource } from '#contract/booking/resources';
import type { DB } from '#database/types';

/** A row of the table as the contract shows it. */
export function resourceOf(row: Selectable<DB['resources']>): Resource {
  return {
    id: row.id,
    kind: row.kind as Resource['kind'],
    name: row.name,
    about: row.about,
    user: row.user_id,
    location: row.location_id,
    timeZone: row.zone,
    hasHours: row.has_hours,
    lanes: row.lanes,
    dailyCap: row.daily_cap,
    color: row.color as Resource['color'],
    position: row.position,
    meeting: { kind: row.meeting_kind as Resource['meeting']['kind'], url: row.meeting_url },
    archivedAt: row.archived_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}

/** What of a resource its row holds beside who and when. */
export const columnsOf = (resource: Omit<Resource, 'id' | 'archivedAt' | 'createdAt'>) => ({
  kind: resource.kind,
  name: resource.name,
  about: resource.about,
  user_id: resource.user,
  location_id: resource.location,
  zone: resource.timeZone,
  has_hours: resource.hasHours,
  lanes: resource.lanes,
  daily_cap: resource.dailyCap,
  color: resource.color,
  position: resource.position,
  meeting_kind: resource.meeting.kind,
  meeting_url: resource.meeting.url,
});

/** What the record says of a resource, in plain values. */
export const said = ({ meeting, ...rest }: Resource) => ({
  ...rest,
  meetingKind: meeting.kind,
  meetingUrl: meeting.url,
});

/** What may be told of in the record when it changes. */
export const fields = [
  'name',
  'about',
  'user',
  'location',
  'timeZone',
  'hasHours',
  'lanes',
  'dailyCap',
  'color',
  'meetingKind',
  'meetingUrl',
] as const;
