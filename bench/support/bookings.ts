import { newId } from '#platform/ids';
import type { TestBusiness, TestDatabase } from '#test/databases';

/** What was filled in: a service with so many people, by its slug in links. */
export interface Filled {
  readonly service: string;
  readonly slug: string;
}

/** Bookings of each person on each day: one in each hour from 9 on, of 45 minutes and two buffers. */
const aDay = 8;

/**
 * Fills a business with bookings of several hundred people, who can be had on every day: as rows, for no
 * act could make half a million in a minute. They lie around the present, as many before as after.
 * @param size how many bookings in all
 * @param people how many of them do the service; the others do another
 */
export async function fillBookings(
  opened: TestDatabase,
  { id: tenant, slug: business }: TestBusiness,
  size: number,
  people: number,
): Promise<Filled> {
  const all = Math.max(people, 500);
  const days = Math.ceil(size / all / aDay);
  const ids = { service: newId(), option: newId(), need: newId() };
  const slug = 'lesson';
  await opened.asOwner(async ({ run }) => {
    await run(
      `INSERT INTO clientele.booking_settings (tenant_id, is_public, proof_bits, updated_at) VALUES ($1, true, 0, now())`,
      [tenant],
    );
    await run(
      `INSERT INTO clientele.services (tenant_id, id, slug, name, currency, buffer_before, buffer_after, window_days, created_at, updated_at)
       VALUES ($1, $2, $3, 'Lesson', 'THB', 5, 5, 120, now(), now())`,
      [tenant, ids.service, slug],
    );
    await run(
      `INSERT INTO clientele.service_options (tenant_id, id, service_id, minutes, price_minor, position)
       VALUES ($1, $2, $3, 45, 150000, 0)`,
      [tenant, ids.option, ids.service],
    );
    await run(
      `INSERT INTO clientele.service_needs (tenant_id, id, service_id, position, assignment)
       VALUES ($1, $2, $3, 0, 'most_free')`,
      [tenant, ids.need, ids.service],
    );
    await run(
      `INSERT INTO clientele.resources (tenant_id, id, kind, name, zone, position, created_at, updated_at)
       SELECT $1, gen_random_uuid(), 'person', 'Person ' || n, 'Asia/Bangkok', n, now(), now()
       FROM generate_series(1, $2::int) AS n`,
      [tenant, all],
    );
    await run(
      `INSERT INTO clientele.resource_marks (tenant_id, resource_id)
       SELECT tenant_id, id FROM clientele.resources WHERE tenant_id = $1`,
      [tenant],
    );
    await run(
      `INSERT INTO clientele.need_resources (tenant_id, need_id, resource_id)
       SELECT $1, $2, id FROM clientele.resources WHERE tenant_id = $1 AND position <= $3`,
      [tenant, ids.need, people],
    );
    await run(
      `INSERT INTO clientele.availability_templates (tenant_id, id, resource_id, weekday, from_minute, to_minute, created_at)
       SELECT $1, gen_random_uuid(), r.id, w, 540, 1080, now()
       FROM clientele.resources r, generate_series(1, 7) AS w WHERE r.tenant_id = $1`,
      [tenant],
    );
    await fillTaken(run, { tenant, ...ids, business, days });
    await run('VACUUM (ANALYZE)');
  });
  return { service: ids.service, slug };
}

type Run = Parameters<Parameters<TestDatabase['asOwner']>[0]>[0]['run'];

/** Bookings of everybody, one after the other from nine on, with what they take: day by day. */
async function fillTaken(
  run: Run,
  given: { tenant: string; service: string; option: string; business: string; days: number },
): Promise<void> {
  const { tenant, service, option, business, days } = given;
  const ofDay = `SELECT r.id AS resource, md5($2 || r.position || ':' || $3::int || ':' || s)::uuid AS id,
      (current_date + $3::int + make_interval(mins => 545 + s * 60)) AT TIME ZONE 'Asia/Bangkok' AS at
    FROM clientele.resources r, generate_series(0, ${aDay - 1}) AS s WHERE r.tenant_id = $1`;
  for (let day = -Math.floor(days / 2); day <= Math.ceil(days / 2); day += 1) {
    await run(
      `INSERT INTO clientele.bookings (tenant_id, id, reference, status, service_id, option_id, starts_at, ends_at, local_start,
         zone, tzdata, buffer_before, buffer_after, cap_day, price_minor, currency, payment_status, calendar_uid, source,
         placed_by, created_at, updated_at)
       SELECT $1, b.id, left(b.id::text, 36), 'confirmed', $4, $5, b.at, b.at + interval '45 minutes',
         to_char(b.at AT TIME ZONE 'Asia/Bangkok', 'YYYY-MM-DD"T"HH24:MI'), 'Asia/Bangkok', '2026c', 5, 5,
         (b.at AT TIME ZONE 'Asia/Bangkok')::date, 150000, 'THB', 'on_site', b.id::text, 'api', 'system', now(), now()
       FROM (${ofDay}) AS b`,
      [tenant, business, day, service, option],
    );
    await run(
      `INSERT INTO clientele.allocations (tenant_id, id, resource_id, lane, from_minute, to_minute, booking_id)
       SELECT $1, gen_random_uuid(), b.resource, 0, (extract(epoch FROM b.at) / 60)::int - 5,
         (extract(epoch FROM b.at) / 60)::int + 50, b.id
       FROM (${ofDay}) AS b`,
      [tenant, business, day],
    );
  }
}
