import type { ConsentChannel, ConsentTopic } from '../../contract/consents.ts';
import type { Condition, Group, Part } from '../../contract/segment.ts';

/** All that a segment can ask of one customer, as plain values. */
export interface Facts {
  readonly id: string;
  readonly merged: boolean;
  readonly birthDate?: string | undefined;
  readonly language?: string | undefined;
  readonly tags: readonly string[];
  readonly values: Readonly<Record<string, string | undefined>>;
  /** The source of each profile. */
  readonly sources: readonly string[];
  readonly reach: readonly ('email' | 'phone')[];
  readonly addresses: readonly { city: string; country: string; postcode: string }[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly review: boolean;
  readonly household?: { readonly name: string; readonly role: string | null } | undefined;
  /** What was said, the last one last. */
  readonly said: readonly Saying[];
}

/** Something that was said about being written to. */
interface Saying {
  readonly channel: ConsentChannel;
  readonly topic: ConsentTopic;
  readonly given: boolean;
  /** By somebody who became part of the customer. */
  readonly byFormer: boolean;
}

/** Whether a customer is in a segment, found out the long way: what the SQL is held against. */
export function fits(part: Part, one: Facts, today: string, zone: string): boolean {
  if (!('of' in part)) return meets(part, one, today, zone);
  const each = (inside: Part) => fits(inside, one, today, zone);
  return {
    all: () => part.of.every(each),
    any: () => part.of.some(each),
    none: () => !part.of.some(each),
  }[(part satisfies Group).on]();
}

function meets(part: Condition, one: Facts, today: string, zone: string): boolean {
  const dayOf = (at: Date) =>
    Temporal.Instant.fromEpochMilliseconds(at.getTime())
      .toZonedDateTimeISO(zone)
      .toPlainDate()
      .toString();
  const isIn = (
    day: string,
    { from = '0000', to = '9999-99' }: { from?: string | undefined; to?: string | undefined },
  ) => day >= from && day <= to;
  const among = (is: string, list: readonly string[], has: readonly string[]) =>
    has.some((value) => list.includes(value)) === (is === 'any_of');
  const lower = (list: readonly string[]) => list.map((value) => value.toLowerCase());
  switch (part.on) {
    case 'tag':
      return part.is === 'all_of'
        ? part.tags.every((tag) => one.tags.includes(tag))
        : among(part.is, part.tags, one.tags);
    case 'field':
      return asked(part, one.values[part.field]);
    case 'source':
      return among(part.is, part.sources, one.sources);
    case 'email':
    case 'phone':
      return one.reach.includes(part.on) === (part.is === 'present');
    case 'birth_date':
      return (one.birthDate !== undefined) === (part.is === 'present');
    case 'born':
      return one.birthDate !== undefined && isIn(one.birthDate, part);
    case 'birthday':
      return one.birthDate !== undefined && daysUntil(one.birthDate, today) <= part.within;
    case 'language':
      return among(part.is, part.languages, one.language === undefined ? [] : [one.language]);
    case 'city':
      return among(part.is, lower(part.cities), lower(one.addresses.map(({ city }) => city)));
    case 'country':
      return among(
        part.is,
        part.countries,
        one.addresses.map(({ country }) => country),
      );
    case 'postcode':
      return one.addresses.some(({ postcode }) =>
        postcode.toLowerCase().startsWith(part.begins.toLowerCase()),
      );
    case 'created':
    case 'updated': {
      const day = dayOf(part.on === 'created' ? one.createdAt : one.updatedAt);
      if (part.is === 'between') return isIn(day, part);
      return day >= Temporal.PlainDate.from(today).subtract({ days: part.days }).toString();
    }
    case 'profiles': {
      const count = one.sources.length;
      return {
        at_least: count >= part.count,
        at_most: count <= part.count,
        exactly: count === part.count,
      }[part.is];
    }
    case 'review':
      return one.review === (part.is === 'open');
    case 'household':
      return lives(part, one.household);
    case 'consent':
      return part.is === saidLast(part, one.said);
  }
}

function saidLast(
  { channel, topic }: Extract<Condition, { on: 'consent' }>,
  said: Facts['said'],
): 'unsaid' | 'given' | 'withdrawn' {
  const last = said.findLast((one) => one.channel === channel && one.topic === topic);
  return last === undefined ? 'unsaid' : last.given ? 'given' : 'withdrawn';
}

function lives(
  part: Extract<Condition, { on: 'household' }>,
  household: Facts['household'],
): boolean {
  switch (part.is) {
    case 'in_one':
      return household !== undefined;
    case 'in_none':
      return household === undefined;
    case 'role': {
      const role = household?.role?.toLowerCase();
      return part.roles.some((one) => one.toLowerCase() === role);
    }
    case 'named':
      return household?.name.toLowerCase().includes(part.text.toLowerCase()) === true;
  }
}

function asked(part: Extract<Condition, { on: 'field' }>, value: string | undefined): boolean {
  if (part.is === 'absent') return value === undefined;
  if (part.is === 'none_of') return value === undefined || !part.choices.includes(value);
  if (value === undefined) return false;
  switch (part.is) {
    case 'present':
      return true;
    case 'equals':
      return value.toLowerCase() === part.text.toLowerCase();
    case 'contains':
      return value.toLowerCase().includes(part.text.toLowerCase());
    case 'amount':
      return Number(value) >= (part.from ?? -Infinity) && Number(value) <= (part.to ?? Infinity);
    case 'days':
      return value >= (part.from ?? '0000') && value <= (part.to ?? '9999-99');
    case 'yes':
    case 'no':
      return value === part.is;
    case 'any_of':
      return part.choices.includes(value);
  }
}

/** Days from one day to the birthday on or after it. */
function daysUntil(born: string, today: string): number {
  const { month, day } = Temporal.PlainDate.from(born);
  const from = Temporal.PlainDate.from(today);
  const inYear = (year: number) =>
    Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });
  const thisYear = inYear(from.year);
  const next = Temporal.PlainDate.compare(thisYear, from) < 0 ? inYear(from.year + 1) : thisYear;
  return from.until(next).days;
}
