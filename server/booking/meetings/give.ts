import { sql } from 'kysely';
import { randomToken } from '#platform/crypto';
import type { Tx } from '#platform/tx';

/** Where rooms are made by whoever comes first: nobody else has a name like that, so nobody else finds it. */
const rooms = 'https://meet.jit.si/';

/** A booking, and the session it sits in: all of one session meet in one room. */
export interface Placed {
  readonly id: string;
  readonly session: string | null;
}

/**
 * Gives bookings of services that are held from afar the link to their meeting: the address of whoever was taken for it,
 * where they have one of their own, and else a room made for it. Whose meetings are held elsewhere (Zoom, Meet) write the link
 * by hand. What was written by hand stays, and so does a room, but that whoever comes into another session meets those there.
 */
export async function giveMeetings(
  tx: Tx,
  tenant: string,
  bookings: readonly Placed[],
): Promise<void> {
  if (bookings.length === 0) return;
  const made = new Map<string, string>();
  const roomOf = ({ id, session }: Placed) => {
    const name = session ?? id;
    const room = made.get(name) ?? `${rooms}${randomToken()}`;
    made.set(name, room);
    return room;
  };
  const wanted = bookings.map((one) => ({ ...one, room: roomOf(one) }));
  await sql`
    WITH wanted AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(wanted)}::json) AS w (id uuid, session uuid, room text)
    ), host AS (
      SELECT DISTINCT ON (w.id) w.id, r.meeting_kind AS kind, r.meeting_url AS url
      FROM wanted w
      JOIN clientele.allocations a ON a.tenant_id = ${tenant} AND (a.booking_id = w.id OR a.session_id = w.session)
      JOIN clientele.resources r ON r.tenant_id = a.tenant_id AND r.id = a.resource_id AND r.meeting_kind <> 'none'
      ORDER BY w.id, r.position, r.id
    ), given AS (
      SELECT w.id, w.session, coalesce(h.kind, 'jitsi') AS platform, CASE coalesce(h.kind, 'jitsi')
        WHEN 'own_url' THEN h.url
        WHEN 'jitsi' THEN coalesce((SELECT o.meeting_url FROM clientele.bookings o
          WHERE o.tenant_id = ${tenant} AND o.session_id = w.session AND o.meeting_platform = 'jitsi' LIMIT 1), w.room) END AS url
      FROM wanted w LEFT JOIN host h ON h.id = w.id
    )
    UPDATE clientele.bookings b SET meeting_platform = g.platform, meeting_url = g.url
    FROM given g, clientele.services s
    WHERE b.tenant_id = ${tenant} AND b.id = g.id AND g.url IS NOT NULL
      AND s.tenant_id = b.tenant_id AND s.id = b.service_id AND s.has_meeting
      AND (b.meeting_url IS NULL OR g.session IS NOT NULL AND b.meeting_platform = 'jitsi' OR EXISTS (SELECT FROM clientele.resources r
        WHERE r.tenant_id = ${tenant} AND r.meeting_kind = 'own_url' AND r.meeting_url = b.meeting_url))`.execute(
    tx,
  );
}
