import { z } from 'zod';
import { reviewState } from './reviews.ts';
import { operation, staff } from './operation.ts';
import { id, instant, line, page, paging } from './shapes.ts';

/** What a column of a file can be. `ignore` leaves it out; everything else must be said, so that nothing is lost silently. */
export const importTargets = [
  'ignore',
  'outside_id',
  'full_name',
  'given_name',
  'family_name',
  'company',
  'email',
  'phone',
  'birth_date',
  'birth_date_checked',
  'street',
  'street_number',
  'unit',
  'city',
  'region',
  'postcode',
  'country',
  'language',
  'tags',
  'note',
  'tier',
  'offers',
  'offers_email',
  'offers_sms',
  'offers_whatsapp',
  'offers_phone',
  'offers_at',
] as const;

/** A field that the business added to its customers, by its key. */
const ownField = z.templateLiteral(['field:', z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)]);
/** A number of one's own by its kind, as in `number:membership`: one of those that every business knows, or the business's own. */
const ownNumber = z.templateLiteral(['number:', z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)]);
export const importTarget = z.union([z.enum(importTargets), ownField, ownNumber]);
export type ImportTarget = z.infer<typeof importTarget>;

/** How the days of a column are written. */
export const dateOrder = z.enum(['ymd', 'dmy', 'mdy']);

/** Each column of the file by its heading → what it is. Every column must be named. */
export const mapping = z.record(z.string().max(200), importTarget);

/** Where an import stands. */
export const importState = z.enum([
  'uploaded',
  'checking',
  'checked',
  'running',
  'done',
  'cancelling',
  'cancelled',
  'failed',
  'undoing',
  'undone',
]);

/** What became of the rows so far; all numbers of rows. In a dry run: what would become of them. */
export const importCounts = z.object({
  read: z.number().int(),
  faulty: z.number().int(),
  linked: z.number().int(),
  review: z.number().int(),
  new: z.number().int(),
  unchanged: z.number().int(),
});

const column = z.object({
  heading: z.string(),
  guess: importTarget,
  /** Why it was guessed: as the same heading was read before, by its heading, by its values, or not at all. */
  because: z.enum(['remembered', 'heading', 'values', 'nothing']),
  samples: z.array(z.string()),
});

export const importDetail = z.object({
  id,
  state: importState,
  fileName: z.string(),
  source: z.string(),
  bytes: z.number().int(),
  /** The sheet that is read and all there are, where the file is a workbook. */
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  encoding: z.string(),
  delimiter: z.string(),
  columns: z.array(column),
  mapping: mapping.nullable(),
  dateOrder,
  /** Rows in the file, known once it was checked. */
  rows: z.number().int().nullable(),
  /** Result of the last dry run. */
  check: importCounts.nullable(),
  /** Whether the plan has tags made that the business does not have; a row that names one is left out otherwise. */
  makeTags: z.boolean(),
  /** Tags that the last dry run met and the business did not have, with the rows that name them; `more` were not listed. */
  newTags: z
    .object({
      tags: z.array(z.object({ name: z.string(), rows: z.number().int() })),
      more: z.number().int(),
    })
    .nullable(),
  /** How many tags there are that it made. */
  tagsMade: z.number().int(),
  /** Progress and result of the run. */
  counts: importCounts,
  /** Bytes of the file worked so far: progress = doneBytes / bytes. */
  doneBytes: z.number().int(),
  rowsPerSecond: z.number().nullable(),
  failure: z.string().nullable(),
  createdAt: instant,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  canUndo: z.boolean(),
});
export type ImportDetail = z.infer<typeof importDetail>;

export const importSummary = importDetail.pick({
  id: true,
  state: true,
  fileName: true,
  source: true,
  bytes: true,
  rows: true,
  counts: true,
  doneBytes: true,
  createdAt: true,
  endedAt: true,
  canUndo: true,
});

export const importFault = z.object({
  /** Line of the row in the file, the heading being line 1. */
  line: z.number().int(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  message: z.string(),
});

/** A row that was put up for review: who was made for it meanwhile, whom it resembles most, and how sure that is. */
export const importCase = z.object({
  /** Line of the row in the file, the heading being line 1. */
  line: z.number().int(),
  /** The case. */
  id,
  state: reviewState,
  profile: id,
  customer: id,
  name: z.string(),
  likeliest: z.object({ customer: id, name: z.string(), probability: z.number() }).nullable(),
});

/** What the columns of a file were, kept for the next one with the same heading. */
export const importMapping = z.object({
  id,
  name: z.string(),
  source: z.string(),
  columns: z.number().int(),
  usedAt: instant,
});

const params = z.object({ id });

/** People from files: upload, look, dry run, run, undo. */
export const imports = {
  uploadImport: operation({
    method: 'POST',
    path: '/api/imports',
    summary:
      'Upload a CSV or XLSX file of people; its columns are guessed and nothing is imported yet',
    who: staff('imports.run'),
    authority: 'none',
    query: z.object({ name: line(200), source: line(60).optional() }),
    upload: {
      types: [
        'text/csv',
        'text/plain',
        'application/octet-stream',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      ],
      maxBytes: 1_073_741_824,
    },
    reply: importDetail,
    status: 201,
    errors: ['file_unreadable', 'conflict'],
  }),
  listImports: operation({
    method: 'GET',
    path: '/api/imports',
    summary: 'List imports, newest first',
    who: staff('imports.read'),
    authority: 'caller',
    query: z.object(paging),
    reply: page(importSummary),
  }),
  getImport: operation({
    method: 'GET',
    path: '/api/imports/{id}',
    summary: 'Read one import: columns, mapping, counts, progress',
    who: staff('imports.read'),
    authority: 'caller',
    params,
    reply: importDetail,
  }),
  planImport: operation({
    method: 'PUT',
    path: '/api/imports/{id}/plan',
    summary: 'Say what each column is',
    who: staff('imports.run'),
    authority: 'caller',
    params,
    body: z.object({
      mapping,
      dateOrder,
      source: line(60),
      /** Makes tags that rows name and the business does not have, if whoever starts the import may make tags. */
      makeTags: z.boolean().default(false),
    }),
    reply: importDetail,
    errors: ['import_busy'],
  }),
  chooseSheet: operation({
    method: 'PUT',
    path: '/api/imports/{id}/sheet',
    summary: 'Take another sheet of the uploaded workbook; its columns are guessed anew',
    who: staff('imports.run'),
    authority: 'none',
    params,
    body: z.object({ sheet: z.string().min(1).max(200) }),
    reply: importDetail,
    errors: ['file_unreadable', 'import_busy', 'conflict'],
  }),
  listMappings: operation({
    method: 'GET',
    path: '/api/import-mappings',
    summary:
      'List what the columns of earlier files were; a file with the same heading is read alike',
    who: staff('imports.read'),
    authority: 'caller',
    reply: z.object({ rows: z.array(importMapping) }),
  }),
  renameMapping: operation({
    method: 'PATCH',
    path: '/api/import-mappings/{id}',
    summary: 'Give remembered columns another name',
    who: staff('imports.run'),
    authority: 'caller',
    params,
    body: z.object({ name: line(80) }),
  }),
  deleteMapping: operation({
    method: 'DELETE',
    path: '/api/import-mappings/{id}',
    summary: 'Forget remembered columns',
    who: staff('imports.run'),
    authority: 'caller',
    params,
  }),
  checkImport: operation({
    method: 'POST',
    path: '/api/imports/{id}/check',
    summary: 'Start a dry run: every row is checked, and nothing is kept',
    who: staff('imports.run'),
    authority: 'caller',
    params,
    reply: importDetail,
    status: 202,
    errors: ['import_busy', 'import_not_planned'],
  }),
  startImport: operation({
    method: 'POST',
    path: '/api/imports/{id}/start',
    summary: 'Start the import; faulty rows are left out and listed',
    who: staff('imports.run'),
    authority: 'caller',
    params,
    reply: importDetail,
    status: 202,
    errors: ['import_busy', 'import_not_planned'],
  }),
  cancelImport: operation({
    method: 'POST',
    path: '/api/imports/{id}/cancel',
    summary: 'Stop a running import; what it did stays and can be undone',
    who: staff('imports.run'),
    authority: 'caller',
    params,
    reply: importDetail,
    status: 202,
    errors: ['import_not_running'],
  }),
  undoImport: operation({
    method: 'POST',
    path: '/api/imports/{id}/undo',
    summary: 'Take an import back as a whole',
    who: staff('imports.run'),
    authority: 'caller',
    params,
    reply: importDetail,
    status: 202,
    errors: ['import_busy', 'import_not_undoable'],
  }),
  listImportFaults: operation({
    method: 'GET',
    path: '/api/imports/{id}/faults',
    summary: 'List the rows that could not be taken, with the reason',
    who: staff('imports.read'),
    authority: 'caller',
    params,
    query: z.object(paging),
    reply: page(importFault),
  }),
  listImportReviews: operation({
    method: 'GET',
    path: '/api/imports/{id}/reviews',
    summary: 'List the rows that staff are to decide: whom each resembles, and how sure that is',
    who: staff('imports.read'),
    authority: 'caller',
    params,
    query: z.object(paging),
    reply: page(importCase),
  }),
  downloadFaults: operation({
    method: 'GET',
    path: '/api/imports/{id}/faults/file',
    summary:
      'Download the rows that could not be taken as a CSV file, each with the reason: to mend and send again',
    who: staff('imports.read'),
    authority: 'none',
    params,
    download: 'text/csv; charset=utf-8',
    errors: ['import_not_planned', 'file_unreadable'],
  }),
  watchImport: operation({
    method: 'GET',
    path: '/api/imports/{id}/progress',
    summary: 'Follow an import live, until it comes to rest',
    who: staff('imports.read'),
    authority: 'none',
    params,
    stream: true,
    reply: importDetail,
  }),
};
