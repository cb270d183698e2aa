import type { PrecedenceField } from '#contract/sources';
import type { LiveField } from './sources.ts';

/** How one source stands to those below it: where it only fills, it leaves theirs alone. */
export interface SourceRule {
  readonly source: string;
  readonly fills: readonly PrecedenceField[];
}

/** A business's sources, the highest first. What is not named stands below all that are, and among its like the first one stands. */
export type Precedence = readonly SourceRule[];

/** Who said what stands; no profile where staff did. */
interface Holder {
  readonly source: string;
  readonly profile: string | null;
  /** Set where the birth date was checked against a document. */
  readonly checked?: unknown;
}

/** Who says something now. */
export interface Speaker {
  readonly source: string;
  readonly profile: string;
  /** The birth date that it says was checked against a document. */
  readonly checks?: boolean;
}

/**
 * Whether a field's value, once somebody has said it, gives way to another speaker. Staff never do; a profile always
 * does to itself; one source does to another that the business placed above it, unless that one only fills this field. A birth
 * date that was checked gives way to none that was not, and one that was not to any that was, whichever source is above.
 */
export function givesWay(
  holder: Holder,
  field: LiveField | 'custom',
  speaker: Speaker,
  precedence: Precedence,
): boolean {
  if (holder.profile === null) return false;
  const isSure = field === 'birthDate' && holder.checked !== undefined;
  const isSureNow = field === 'birthDate' && speaker.checks === true;
  if (isSure && !isSureNow) return false;
  if (holder.profile === speaker.profile) return true;
  const place = precedence.findIndex((rule) => rule.source === speaker.source);
  if (precedence[place]?.fills.includes(settableOf(field)) === true) return false;
  if (isSureNow && !isSure) return true;
  if (place === -1) return false;
  const holds = precedence.findIndex((rule) => rule.source === holder.source);
  return holds === -1 || place < holds;
}

/** The field as a business sees it in its settings: the parts of a name are one. */
function settableOf(field: LiveField | 'custom'): PrecedenceField {
  return field === 'givenName' || field === 'familyName' || field === 'fullName' ? 'name' : field;
}
