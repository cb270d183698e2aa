import type { ErrorCode } from '#contract/errors';

/** One thing wrong with one field of the input. */
export interface FieldFault {
  /** Where in the input, as in `mapping.email` or `rows.3.phone`. */
  readonly path: string;
  /** A sentence a person can act on. */
  readonly message: string;
}

/** What a refusal may add to its code: the fields at fault and facts worth showing. Never secrets, never another's data. */
export interface RefusalDetails {
  /** The sentence shown in place of the code's own one. */
  readonly detail?: string;
  readonly fields?: readonly FieldFault[];
  /** Machine-readable extras, such as `{ retryAfterSeconds: 30 }`. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}

/** A rule said no. The edge turns it into a 4xx problem; it is not a bug and is not logged as one. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly details: RefusalDetails;

  constructor(code: ErrorCode, details: RefusalDetails = {}) {
    super(details.detail ?? code);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}

/**
 * Says no, by a code that the contract declares.
 * @throws {Refusal} always
 */
export function refuse(code: ErrorCode, details?: RefusalDetails): never {
  throw new Refusal(code, details);
}

/** Says no to one field of the input. */
export function refuseField(path: string, message: string): never {
  return refuse('invalid_input', { fields: [{ path, message }] });
}
