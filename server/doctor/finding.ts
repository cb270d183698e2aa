import type { Config } from '#platform/config';
import type { FilePort } from '#platform/files';
import type { Opened } from '#platform/open';

/** Something that a check found. */
export interface Finding {
  /** `fault`: data or people are at risk, or something does not work. `advice`: it works, and could be better. */
  readonly level: 'fault' | 'advice';
  /** What is so, in one sentence. */
  readonly what: string;
  /** What to do about it. */
  readonly todo: string;
}

/** What a check looks at. */
export interface Patient {
  readonly config: Config;
  readonly opened: Opened;
  readonly files: FilePort;
}

/** One check; nothing found is good news. */
export type Check = (patient: Patient) => Promise<Finding[]>;

/** A finding, when it is so. */
export function when(is: boolean, level: Finding['level'], what: string, todo: string): Finding[] {
  return is ? [{ level, what, todo }] : [];
}
