import type { LinkMethod } from '#contract/evidence';
import type { WrittenProfile } from '#contract/person';

/** A profile that has come in before, and where it led. */
export interface Known {
  readonly profile: string;
  readonly person: WrittenProfile['person'];
  readonly customer: string;
  readonly link: string;
  readonly method: LinkMethod;
  readonly probability: number | null;
  /** The open review it stands in. */
  readonly review: string | null;
}
