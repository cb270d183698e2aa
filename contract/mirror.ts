import { z } from 'zod';
import { operation, staff } from './operation.ts';
import { line } from './shapes.ts';

const count = z.number().int();

/** Fields in which two records of one person may contradict each other. */
export const contradictionFields = ['birthDate', 'name'] as const;

/** Most files that are looked at together on the server, and most bytes of all of them. */
export const mostMirrored = { files: 12, bytes: 20_000_000 };

/** A record as it is shown: whose names and contacts are shortened where the report is to be passed on. */
const shownRecord = z.object({
  source: z.string(),
  /** Line of the file, or number of the row. */
  line: count,
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  birthDate: z.string(),
  place: z.string(),
});

/** What some tables say of people, taken together. */
export const mirrorReport = z.object({
  /** Whether names and contacts are shown whole. */
  whole: z.boolean(),
  sources: z.array(
    z.object({
      name: z.string(),
      records: count,
      /** Rows that could not be read, and are in none of the figures. */
      unreadable: count,
      people: count,
      /** Records beyond the first of each person in this very table. */
      again: count,
      /** People who are in another table too. */
      elsewhere: count,
      /** How many records have each. */
      has: z.object({ name: count, email: count, phone: count, birthDate: count, place: count }),
      columns: z.array(z.object({ heading: z.string(), is: z.string().nullable() })),
    }),
  ),
  records: count,
  people: count,
  /** People with more than one record, and with records in more than one table. */
  several: count,
  spread: count,
  /** How many people have one record, two, three, four, and five or more. */
  sizes: z.array(count),
  /** People whom records of theirs tell different things about, by field, with some of them. */
  contradictions: z.array(z.object({ field: z.enum(contradictionFields), people: count })),
  /** E-mails and phones that several people use: how many of them a family does, and the most shared. */
  shared: z.object({
    byFamily: count,
    byOthers: count,
    most: z.array(
      z.object({
        kind: z.enum(['email', 'phone']),
        value: z.string(),
        people: count,
        records: count,
        /** Whether all who use it have one family name, as far as is known. */
        family: z.boolean(),
      }),
    ),
  }),
  /** What would be gained by one record a person. */
  gains: z.object({
    /** Records fewer. */
    fewer: count,
    /** People whose one record would have what another lacks. */
    email: count,
    phone: count,
    birthDate: count,
    place: count,
  }),
  /** Some people with several records, those first that contradict themselves or are spread widest. */
  examples: z.array(
    z.object({
      records: z.array(shownRecord),
      more: count,
      contradicts: z.array(z.enum(contradictionFields)),
    }),
  ),
  /** Pairs of records that may be one person and were not taken for it. */
  unsure: count,
});
export type MirrorReport = z.infer<typeof mirrorReport>;

/** The figures, and the whole report as one HTML file to be kept. */
const mirrored = z.object({ report: mirrorReport, page: z.string() });

/** Looking at tables of people that are not kept. */
export const mirror = {
  mirrorFiles: operation({
    method: 'POST',
    path: '/api/mirror',
    summary:
      'Look at CSV or XLSX files, sent one after the other: how many people they really are; nothing is kept',
    who: staff('imports.run'),
    authority: 'none',
    query: z.object({
      /** Names of the files, parted by slashes, and their lengths in bytes, parted by commas. */
      names: line(2000),
      sizes: line(200),
      /** Whether names and contacts are shown whole; shortened where not said. */
      whole: z.enum(['yes', 'no']).default('no'),
    }),
    upload: { types: ['application/octet-stream'], maxBytes: mostMirrored.bytes },
    reply: mirrored,
    errors: ['file_unreadable'],
    perMinute: 6,
  }),
  mirrorSamples: operation({
    method: 'POST',
    path: '/api/mirror/samples',
    summary: 'Look at three files of invented people, to see what the mirror shows',
    who: staff('imports.run'),
    authority: 'none',
    reply: mirrored,
    perMinute: 6,
  }),
};
