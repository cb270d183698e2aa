import { parseArgs } from 'node:util';

/** What tests may need beyond Node. */
const needs = ['postgres', 'embedded', 'browser', 'radicale'] as const;
export type Need = (typeof needs)[number];

/** What of the suite to run. */
export interface Wanted {
  /** Parts of paths: a file runs when its path holds one of them; all files without any. */
  readonly parts: readonly string[];
  readonly without: readonly Need[];
  readonly keepPostgres: boolean;
}

const usage = `Usage: npm test [-- PART OF A PATH …] [options]
  --without NEED    leave out tests that need: ${needs.join(', ')}; may be repeated
  --only NEED       of the two databases, use this one: embedded, postgres; --only leaves out the browser and the CalDAV server too
  --keep-postgres   leave the private PostgreSQL running, so that single files start faster`;

/** Reads the arguments of `npm test`. @throws with the usage when they make no sense */
export function readArguments(args: readonly string[]): Wanted {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        without: { type: 'string', multiple: true, default: [] },
        only: { type: 'string' },
        'keep-postgres': { type: 'boolean', default: false },
      },
    });
    const without = [...values.without, ...spared(values.only)].flatMap((text) => text.split(','));
    return {
      parts: positionals,
      without: without.map(need),
      keepPostgres: values['keep-postgres'],
    };
  } catch (fault) {
    throw new Error(`${fault instanceof Error ? fault.message : String(fault)}\n\n${usage}`, {
      cause: fault,
    });
  }
}

function spared(only: string | undefined): Need[] {
  if (only === undefined) return [];
  if (only === 'embedded') return ['postgres', 'browser', 'radicale'];
  if (only === 'postgres') return ['embedded', 'browser', 'radicale'];
  throw new Error(`--only knows embedded and postgres, not ${only}`);
}

function need(text: string): Need {
  const known = needs.find((name) => name === text);
  if (known === undefined) throw new Error(`--without knows ${needs.join(', ')}, not ${text}`);
  return known;
}
