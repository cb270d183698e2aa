import type { Culture } from '../names/culture.ts';

/** Where the invented people of a business live: who they are, and how they write numbers and addresses. */
export interface Place {
  readonly country: string;
  /** Who lives there, and how many in a hundred. */
  readonly mix: readonly (readonly [Culture, number])[];
  /** National telephone numbers with `#` for any digit; ranges for fiction, or a 555 that says that they are invented. */
  readonly phones: readonly string[];
  /** What stands before a national number abroad, in place of its leading 0. */
  readonly callingCode: string;
  readonly streets: readonly string[];
  /** The largest first. `#` in a postcode stands for any digit. */
  readonly towns: readonly { readonly city: string; readonly postcode: string }[];
  /** The language of those whose own is none of the app's. */
  readonly language: 'en' | 'th' | 'fr';
}

/** Numbers that are kept for fiction in North America, 555-0100 to 555-0199, in each of these areas. */
export function areaCodes(list: string): string[] {
  return list
    .trim()
    .split(/\s+/)
    .map((area) => `(${area}) 555-01##`);
}
