import { z } from 'zod';
import { operation, staff } from './operation.ts';
import { line } from './shapes.ts';

const count = z.number().int();

/** Fields in which two records of one person may contradict each other. */
export const contradictionFields = ['birthDate', 'name'] as const;

/** What of a person a record may say an amount of. */
export const amountKinds = [
  'points',
  'balance',
  'spent',
  'orders',
  'visits',
  'hoursLeft',
  'visitsLeft',
] as const;

/** What a column may say that people have. */
export type HoldingKind = (typeof amountKinds)[number] | 'package' | 'lead';

/** Of people whose holdings are split, so many are shown. */
export const mostSplit = 100;

/** Most rows that are read of a database on the server, and how many databases a business may have there. */
export const mostMirroredRows = 200_000;

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

const where = { source: z.string(), line: count };

/** What belongs to people and is split over several of their records. */
const splitHoldings = z.object({
  /** Amounts by kind and currency: whose are split, and what they come to. */
  amounts: z.array(
    z.object({
      kind: z.enum(amountKinds),
      /** Of money, where it is said. */
      unit: z.string().nullable(),
      people: count,
      total: z.number(),
      /** People whose records all say the same amount, which one may have copied from the other. */
      alike: count,
    }),
  ),
  /** People whose packages stand in several records. */
  packages: count,
  /** People who are open as a lead more than once, and open as one while they are customers. */
  leads: z.object({ twice: count, customers: count }),
  /** Who they are, those first of whom most is split. */
  people: z.array(
    shownRecord.pick({ name: true, email: true, phone: true }).extend({
      sums: z.array(
        z.object({
          kind: z.enum(amountKinds),
          unit: z.string().nullable(),
          parts: z.array(z.object({ ...where, amount: z.number() })),
          total: z.number(),
          alike: z.boolean(),
        }),
      ),
      packages: z.array(z.object({ ...where, name: z.string() })),
      lead: z.enum(['twice', 'customer']).nullable(),
      leads: z.array(z.object({ ...where, status: z.string() })),
    }),
  ),
  /** How many people more. */
  more: count,
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
  /** What is split over several records of a person, and comes to one sum when they are merged. */
  split: splitHoldings,
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

/** Whether names and contacts are shown whole; shortened where not said. */
const whole = z.enum(['yes', 'no']).default('no');

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
      whole,
    }),
    upload: { types: ['application/octet-stream'], maxBytes: mostMirrored.bytes },
    reply: mirrored,
    errors: ['file_unreadable'],
    perMinute: 6,
  }),
  listMirrorDatabases: operation({
    method: 'GET',
    path: '/api/mirror/databases',
    summary: 'Databases that the operator lets this business look at, by name',
    who: staff('imports.run'),
    authority: 'caller',
    reply: z.object({ databases: z.array(z.string()) }),
  }),
  mirrorDatabase: operation({
    method: 'POST',
    path: '/api/mirror/databases/{name}',
    summary:
      'Look at the tables of people in a database that the operator named, in one transaction that cannot write; nothing is kept',
    who: staff('imports.run'),
    authority: 'none',
    params: z.object({ name: line(60) }),
    query: z.object({ whole }),
    reply: mirrored,
    errors: ['not_found', 'file_unreadable', 'database_unreachable'],
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
