import type { Condition, Group, Part } from '#contract/segment';
import type { Reply } from '../../api/call.ts';

export type OwnField = Reply<'listFields'>['rows'][number];

/** What a condition can be about: a word of the contract, or `field:` and the key of an own field. */
export const subjects = [
  'tag',
  'source',
  'email',
  'phone',
  'birth_date',
  'born',
  'birthday',
  'language',
  'city',
  'country',
  'postcode',
  'created',
  'updated',
  'profiles',
  'review',
  'household',
  'consent',
] as const;
export type Subject = (typeof subjects)[number] | `field:${string}`;

/** What a condition is about. */
export const subjectOf = (part: Condition): Subject =>
  part.on === 'field' ? `field:${part.field}` : part.on;

/** A condition about something, before any value is given. */
export function freshCondition(subject: Subject, fields: readonly OwnField[]): Condition {
  if (subject.startsWith('field:')) return freshOwn(subject.slice(6), fields);
  switch (subject as (typeof subjects)[number]) {
    case 'tag':
      return { on: 'tag', is: 'any_of', tags: [] };
    case 'source':
      return { on: 'source', is: 'any_of', sources: [] };
    case 'email':
      return { on: 'email', is: 'present' };
    case 'phone':
      return { on: 'phone', is: 'present' };
    case 'birth_date':
      return { on: 'birth_date', is: 'present' };
    case 'born':
      return { on: 'born' };
    case 'birthday':
      return { on: 'birthday', within: 14 };
    case 'language':
      return { on: 'language', is: 'any_of', languages: [] };
    case 'city':
      return { on: 'city', is: 'any_of', cities: [] };
    case 'country':
      return { on: 'country', is: 'any_of', countries: [] };
    case 'postcode':
      return { on: 'postcode', begins: '' };
    case 'created':
      return { on: 'created', is: 'last', days: 30 };
    case 'updated':
      return { on: 'updated', is: 'last', days: 30 };
    case 'profiles':
      return { on: 'profiles', is: 'at_least', count: 2 };
    case 'review':
      return { on: 'review', is: 'open' };
    case 'household':
      return { on: 'household', is: 'in_one' };
    case 'consent':
      return { on: 'consent', is: 'given', channel: 'email', topic: 'offers' };
  }
}

function freshOwn(key: string, fields: readonly OwnField[]): Condition {
  const kind = fields.find((field) => field.key === key)?.kind;
  const [first = 'present'] = ownOperators(kind);
  return ownCondition(key, first);
}

/** A condition on the household, asked in some way, before any value is given. */
export function householdCondition(is: string): Condition {
  const on = 'household' as const;
  if (is === 'role') return { on, is, roles: [] };
  if (is === 'named') return { on, is, text: '' };
  return { on, is: is === 'in_none' ? is : 'in_one' };
}

/** How an own field of a kind can be asked. */
export function ownOperators(kind: OwnField['kind'] | undefined): string[] {
  const own = {
    text: ['contains', 'equals'],
    number: ['amount'],
    date: ['days'],
    yes_no: ['yes', 'no'],
    choice: ['any_of', 'none_of'],
  };
  return [...(kind === undefined ? [] : own[kind]), 'present', 'absent'];
}

/** A condition on an own field, asked in some way, before any value is given. */
export function ownCondition(field: string, is: string): Condition {
  const on = 'field' as const;
  switch (is) {
    case 'contains':
    case 'equals':
      return { on, field, is, text: '' };
    case 'amount':
    case 'days':
      return { on, field, is };
    case 'any_of':
    case 'none_of':
      return { on, field, is, choices: [] };
    case 'yes':
    case 'no':
    case 'absent':
      return { on, field, is };
    default:
      return { on, field, is: 'present' };
  }
}

const lists = new Set(['tags', 'sources', 'languages', 'cities', 'countries', 'choices', 'roles']);

/** Whether a condition says enough to be asked. */
function isComplete(part: Condition): boolean {
  const entries = Object.entries(part);
  if (entries.some(([key, value]) => lists.has(key) && (value as unknown[]).length === 0))
    return false;
  if (entries.some(([key, value]) => (key === 'text' || key === 'begins') && value === ''))
    return false;
  const ranged =
    part.on === 'born' || ('is' in part && ['between', 'amount', 'days'].includes(part.is));
  return !ranged || entries.some(([key, value]) => /^(from|to)$/.test(key) && value !== undefined);
}

/** The expression without what does not say enough yet. */
export function complete(group: Group): Group {
  const of = group.of.flatMap((part): Part[] => {
    if (!('of' in part)) return isComplete(part) ? [part] : [];
    const inside = complete(part);
    return inside.of.length === 0 ? [] : [inside];
  });
  return { on: group.on, of };
}

/** How many conditions there are, at every depth. */
export function countParts(group: Group): number {
  return group.of.reduce((sum, part) => sum + ('of' in part ? countParts(part) : 1), 0);
}

/** Reads the expression in an address, written by hand or by an old link; undefined where it is none. */
export function readWhere(text: string | undefined): Group | undefined {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as Group | null;
    const isGroup = value !== null && typeof value === 'object' && Array.isArray(value.of);
    return isGroup ? value : undefined;
  } catch {
    return undefined;
  }
}
