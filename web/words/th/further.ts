import { imports } from './imports.ts';
import { matching } from './matching.ts';
import { merging } from './merging.ts';
import { mirror } from './mirror.ts';
import { settings } from './settings.ts';

/** Words in Thai of pages that are opened later. */
export const further = {
  imports,
  matching,
  merging,
  mirror,
  settings,
};
