import type { ErrorCode } from '#contract/errors';
import { isStale } from './pool.ts';
import { Refusal } from './refuse.ts';

/** What breaking a constraint means to the caller. */
interface Meaning {
  readonly code: ErrorCode;
  /** The field of the input that broke it, where there is one. */
  readonly field?: string;
  /** What is wrong with that field. */
  readonly message?: string;
}

/**
 * Constraints that a caller can break, by name: what two requests at once could break, and no rule can see coming.
 * A constraint that is not here can only be broken by a bug.
 */
export const constraints: Readonly<Record<string, Meaning>> = {
  tenants_slug_key: { code: 'slug_taken', field: 'slug', message: 'is taken by another business' },
  locations_name_key: {
    code: 'name_taken',
    field: 'name',
    message: 'is taken by another location',
  },
  services_slug_key: { code: 'name_taken', field: 'slug', message: 'is taken by another service' },
  package_kinds_name_key: {
    code: 'name_taken',
    field: 'name',
    message: 'is taken by another package',
  },
  tiers_name_key: {
    code: 'name_taken',
    field: 'tiers',
    message: 'must each have a name of its own',
  },
  tags_name_key: { code: 'name_taken', field: 'name', message: 'is taken by another tag' },
  segments_name_key: { code: 'name_taken', field: 'name', message: 'is taken by another segment' },
  sign_in_providers_kind_key: {
    code: 'name_taken',
    field: 'kind',
    message: 'is there already',
  },
  sign_in_providers_issuer_key: {
    code: 'name_taken',
    field: 'issuer',
    message: 'is there already',
  },
  invitations_open_key: {
    code: 'conflict',
    field: 'email',
    message: 'is being invited by somebody else',
  },
  resources_name_key: {
    code: 'name_taken',
    field: 'name',
    message: 'is taken by somebody or something else that is booked',
  },
  resources_user_key: { code: 'in_use', field: 'user', message: 'is in the list already' },
  availability_templates_apart: { code: 'hours_overlap', field: 'week' },
  availability_overrides_apart: { code: 'hours_overlap', field: 'overrides' },
  payments_open_key: { code: 'payment_open' },
  household_members_pkey: { code: 'in_household' },
  custom_fields_key_key: { code: 'name_taken', field: 'key', message: 'is taken by another field' },
};

const broken = new Set(['23502', '23503', '23505', '23514', '23P01']);
/** A transaction that met another and can simply be run again: serialization failure, deadlock. */
const again = new Set(['40001', '40P01']);
/** The database cannot be reached or has no room now: too many connections, shutting down, starting up, cancelled. */
const away = new Set([
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '57014',
  '55P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);
/** What the driver says, without a code, of a connection that it lost or did not get in time. */
const lost =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error)/;

/**
 * The refusal that a fault of the database stands for, or undefined when it is a bug.
 * A number that PostgreSQL's partitions append to a constraint's name does not count.
 */
export function refusalOf(fault: unknown): Refusal | undefined {
  if (fault instanceof Refusal) return fault;
  if (fault instanceof Error && lost.test(fault.message)) return new Refusal('unavailable');
  const { code, constraint } = told(fault);
  if (code === undefined) return undefined;
  if (again.has(code)) return new Refusal('conflict');
  if (away.has(code)) return new Refusal('unavailable');
  if (!broken.has(code) || constraint === undefined) return undefined;
  const meaning = constraints[constraint.replace(/_\d+$/, '')];
  if (meaning === undefined) return undefined;
  const { field, message = 'is not possible' } = meaning;
  return new Refusal(
    meaning.code,
    field === undefined ? {} : { fields: [{ path: field, message }] },
  );
}

/** Whether the same transaction, run again, may succeed. */
export function mayRunAgain(fault: unknown): boolean {
  const { code } = told(fault);
  return isStale(fault) || (code !== undefined && again.has(code));
}

/** What a fault tells of itself, if it is the database's. */
function told(fault: unknown): { readonly code?: string; readonly constraint?: string } {
  if (!(fault instanceof Error)) return {};
  const { code, constraint } = fault as { code?: unknown; constraint?: unknown };
  return {
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
  };
}
