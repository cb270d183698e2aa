import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import type { PricedOption, PriceRule, PriceRules } from '../services/price.ts';
import type { RefundStep } from './policy.ts';

/** On what conditions a service is booked. */
export interface Conditions {
  readonly id: string;
  readonly isActive: boolean;
  readonly autoConfirm: boolean;
  readonly pay: 'free' | 'full' | 'deposit' | 'on_site' | 'card_on_file';
  readonly depositPercent: number | null;
  readonly depositMinor: bigint | null;
  readonly noShowMinor: bigint | null;
  readonly currency: string;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly changeHours: number;
  readonly cancelHours: number;
  readonly refunds: readonly RefundStep[];
  readonly wantsFollowUp: boolean;
  /** Whether each booking gets a link to a meeting. */
  readonly hasMeeting: boolean;
  /** Null where there are no terms to accept. */
  readonly termsVersion: number | null;
  readonly prices: PriceRules;
  readonly questions: readonly Question[];
}

/** What is asked of whoever books. */
export interface Question {
  readonly id: string;
  readonly kind: string;
  readonly choices: readonly string[];
  readonly isRequired: boolean;
}

interface Row extends Omit<Conditions, 'prices'> {
  readonly isPerPerson: boolean;
  readonly options: readonly (Omit<PricedOption, 'priceMinor'> & { readonly priceMinor: string })[];
  readonly rules: readonly (Omit<PriceRule, 'priceMinor'> & {
    readonly priceMinor: string | null;
  })[];
}

/** The conditions of some services, by id. */
export async function readConditions(
  tx: Tx,
  tenant: string,
  services: readonly string[],
): Promise<ReadonlyMap<string, Conditions>> {
  const { rows } = await sql<Row>`
    SELECT s.id, s.is_active AS "isActive", s.auto_confirm AS "autoConfirm", s.pay, s.deposit_percent AS "depositPercent",
      s.deposit_minor AS "depositMinor", s.no_show_minor AS "noShowMinor", s.currency,
      s.buffer_before AS "bufferBefore", s.buffer_after AS "bufferAfter", s.change_hours AS "changeHours",
      s.cancel_hours AS "cancelHours", s.refunds, s.wants_follow_up AS "wantsFollowUp",
      s.has_meeting AS "hasMeeting",
      CASE WHEN s.terms <> '' THEN s.terms_version END AS "termsVersion", s.is_per_person AS "isPerPerson",
      (SELECT coalesce(json_agg(json_build_object('id', o.id, 'minutes', o.minutes,
          'priceMinor', o.price_minor::text)), '[]')
        FROM clientele.service_options o WHERE o.tenant_id = ${tenant} AND o.service_id = s.id) AS options,
      (SELECT coalesce(json_agg(json_build_object('id', p.id, 'option', p.option_id, 'location', p.location_id,
          'weekdays', p.weekdays, 'from', p.from_minute, 'to', p.to_minute, 'priceMinor', p.price_minor::text,
          'percent', p.percent) ORDER BY p.position, p.id), '[]')
        FROM clientele.service_prices p WHERE p.tenant_id = ${tenant} AND p.service_id = s.id) AS rules,
      (SELECT coalesce(json_agg(json_build_object('id', q.id, 'kind', q.kind, 'choices', q.choices,
          'isRequired', q.is_required)), '[]')
        FROM clientele.service_questions q
        WHERE q.tenant_id = ${tenant} AND q.service_id = s.id AND q.archived_at IS NULL) AS questions
    FROM clientele.services s WHERE s.tenant_id = ${tenant} AND s.id = ANY (${services}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.id, conditionsOf(row)]));
}

function conditionsOf({ options, rules, isPerPerson, ...row }: Row): Conditions {
  const exact = (minor: string | null) => (minor === null ? null : BigInt(minor));
  return {
    ...row,
    prices: {
      options: options.map((option) => ({ ...option, priceMinor: BigInt(option.priceMinor) })),
      rules: rules.map((rule) => ({ ...rule, priceMinor: exact(rule.priceMinor) })),
      isPerPerson,
    },
  };
}

/** What is to be paid at booking, of a price. */
export function dueNow(
  {
    pay,
    depositMinor,
    depositPercent,
  }: Pick<Conditions, 'pay' | 'depositMinor' | 'depositPercent'>,
  price: bigint,
): bigint {
  if (pay === 'full') return price;
  if (pay !== 'deposit') return 0n;
  const deposit = depositMinor ?? (price * BigInt(depositPercent ?? 0) + 50n) / 100n;
  return deposit < price ? deposit : price;
}
