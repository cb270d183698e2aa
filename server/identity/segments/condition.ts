import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Condition, Group, Part } from '#contract/segment';
import { birthdaysWithin, lastDays, type Span, spanOf } from './days.ts';
import { isAmong } from './among.ts';
import { ownFieldCondition } from './own-field.ts';
import type { SegmentSetting } from './setting.ts';

type Sql = RawBuilder<SqlBool>;
type Of<On extends Condition['on']> = Extract<Condition, { on: On }>;

/**
 * A segment's expression as a condition on `clientele.customers c`, for a WHERE clause that names the tenant and leaves
 * out merged customers itself. Values travel as parameters only; nothing of the expression becomes text of a statement.
 * @throws {Refusal} `invalid_input` for an own field that the business does not have, or an operator of another kind
 */
export function segmentCondition(group: Group, setting: SegmentSetting): Sql {
  return ofGroup(group, setting);
}

function ofGroup({ on, of }: Group, setting: SegmentSetting): Sql {
  const parts = of.map((part) => ofPart(part, setting));
  if (on === 'all') return parts.length === 0 ? sql`true` : sql`(${sql.join(parts, sql` AND `)})`;
  const any: Sql = parts.length === 0 ? sql`false` : sql`(${sql.join(parts, sql` OR `)})`;
  return on === 'any' ? any : sql`NOT ${any}`;
}

function ofPart(part: Part, setting: SegmentSetting): Sql {
  if ('of' in part) return ofGroup(part, setting);
  return ofCondition(part, setting);
}

// Nothing here may be null for any customer: NOT of null would hold for nobody.
function ofCondition(part: Condition, setting: SegmentSetting): Sql {
  const { tenant, zone, today } = setting;
  switch (part.on) {
    case 'tag':
      return ofTags(part, tenant);
    case 'field':
      return ownFieldCondition(part, setting);
    case 'source':
      return unless(part.is === 'none_of', fromSource(tenant, part.sources));
    case 'email':
    case 'phone':
      return unless(part.is === 'absent', reachable(tenant, part.on));
    case 'birth_date':
      return part.is === 'present' ? sql`c.birth_date IS NOT NULL` : sql`c.birth_date IS NULL`;
    case 'born':
      return born(part);
    case 'birthday':
      return sql`coalesce((extract(month FROM c.birth_date) * 100 + extract(day FROM c.birth_date))::int
        = ANY (${birthdaysWithin(part.within, today)}::int[]), false)`;
    case 'language':
      return unless(
        part.is === 'none_of',
        sql`coalesce(c.language = ANY (${part.languages}::text[]), false)`,
      );
    case 'city':
    case 'country':
    case 'postcode':
      return livesAt(part, tenant);
    case 'created':
    case 'updated':
      return within(
        part.on === 'created' ? sql`c.created_at` : sql`c.updated_at`,
        part.is === 'last' ? lastDays(part.days, today, zone) : spanOf(part, zone),
      );
    case 'profiles':
      return ofProfiles(part, tenant);
    case 'review':
      return unless(part.is === 'none', inReview(tenant));
    case 'household':
      return ofHousehold(part, tenant);
    case 'consent':
      return ofConsent(part, tenant);
  }
}

const unless = (not: boolean, it: Sql): Sql => (not ? sql`NOT ${it}` : it);

function ofTags({ is, tags }: Of<'tag'>, tenant: string): Sql {
  const tagged = (wanted: readonly string[]): Sql =>
    isAmong(sql`SELECT o.customer_id FROM clientele.customer_tags o
      WHERE o.tenant_id = ${tenant} AND o.tag_id = ANY (${wanted}::uuid[])`);
  if (is === 'all_of')
    return sql`(${sql.join(
      tags.map((tag) => tagged([tag])),
      sql` AND `,
    )})`;
  return unless(is === 'none_of', tagged(tags));
}

const fromSource = (tenant: string, sources: readonly string[]): Sql =>
  isAmong(sql`SELECT l.customer_id FROM clientele.links l
    JOIN clientele.profiles p ON p.tenant_id = ${tenant} AND p.id = l.profile_id
    WHERE l.tenant_id = ${tenant} AND l.ended_at IS NULL AND p.source = ANY (${sources}::text[])`);

const reachable = (tenant: string, kind: 'email' | 'phone'): Sql =>
  isAmong(sql`SELECT i.customer_id FROM clientele.identifiers i
    WHERE i.tenant_id = ${tenant} AND i.kind = ${kind}`);

function born({ from, to }: Of<'born'>): Sql {
  const sides: Sql[] = [];
  if (from !== undefined) sides.push(sql`c.birth_date >= ${from}::date`);
  if (to !== undefined) sides.push(sql`c.birth_date <= ${to}::date`);
  return sql`coalesce(${sql.join(sides, sql` AND `)}, false)`;
}

function within(column: RawBuilder<unknown>, { from, before }: Span): Sql {
  const sides: Sql[] = [];
  if (from !== undefined) sides.push(sql`${column} >= ${from}::timestamptz`);
  if (before !== undefined) sides.push(sql`${column} < ${before}::timestamptz`);
  return sql`(${sql.join(sides, sql` AND `)})`;
}

function livesAt(part: Of<'city' | 'country' | 'postcode'>, tenant: string): Sql {
  const address = (fits: Sql): Sql =>
    isAmong(sql`SELECT a.customer_id FROM clientele.addresses a
      WHERE a.tenant_id = ${tenant} AND ${fits}`);
  switch (part.on) {
    case 'city':
      return unless(
        part.is === 'none_of',
        address(
          sql`lower(a.city) IN (${sql.join(part.cities.map((city) => sql`lower(${city})`))})`,
        ),
      );
    case 'country':
      return unless(
        part.is === 'none_of',
        address(sql`a.country = ANY (${part.countries}::text[])`),
      );
    case 'postcode':
      return address(sql`starts_with(lower(a.postcode), lower(${part.begins}))`);
  }
}

function ofProfiles({ is, count }: Of<'profiles'>, tenant: string): Sql {
  const atLeast = (least: number): Sql =>
    least === 0
      ? sql`true`
      : isAmong(sql`SELECT l.customer_id FROM clientele.links l
          WHERE l.tenant_id = ${tenant} AND l.ended_at IS NULL
          GROUP BY l.customer_id HAVING count(*) >= ${least}`);
  switch (is) {
    case 'at_least':
      return atLeast(count);
    case 'at_most':
      return sql`NOT ${atLeast(count + 1)}`;
    case 'exactly':
      return sql`(${atLeast(count)} AND NOT ${atLeast(count + 1)})`;
  }
}

const inReview = (tenant: string): Sql =>
  isAmong(sql`SELECT r.customer_id FROM clientele.reviews r
      WHERE r.tenant_id = ${tenant} AND r.state = 'open'
    UNION ALL
    SELECT k.customer_id FROM clientele.reviews r
    JOIN clientele.review_candidates k ON k.tenant_id = ${tenant} AND k.review_id = r.id
    WHERE r.tenant_id = ${tenant} AND r.state = 'open'`);

function ofHousehold(part: Of<'household'>, tenant: string): Sql {
  const member = (fits: Sql): Sql =>
    isAmong(sql`SELECT m.customer_id FROM clientele.household_members m
      WHERE m.tenant_id = ${tenant} AND ${fits}`);
  switch (part.is) {
    case 'in_one':
    case 'in_none':
      return unless(part.is === 'in_none', member(sql`true`));
    case 'role':
      return member(
        sql`lower(m.role) IN (${sql.join(part.roles.map((role) => sql`lower(${role})`))})`,
      );
    case 'named':
      return member(
        isAmong(
          sql`SELECT h.id FROM clientele.households h
            WHERE h.tenant_id = ${tenant} AND position(lower(${part.text}) IN lower(h.name)) > 0`,
          sql`m.household_id`,
        ),
      );
  }
}

function ofConsent({ is, channel, topic }: Of<'consent'>, tenant: string): Sql {
  const said = (what: Sql): Sql =>
    isAmong(sql`SELECT n.customer_id FROM clientele.consents_now n
      WHERE n.tenant_id = ${tenant} AND n.channel = ${channel} AND n.topic = ${topic} AND ${what}`);
  return is === 'unsaid' ? sql`NOT ${said(sql`true`)}` : said(sql`n.given = ${is === 'given'}`);
}
