import { imports } from '#contract/imports';
import { now } from '#platform/clock';
import { implement } from '#platform/handler';
import { nextCursor, readCursor } from '#platform/keyset';
import { cancelImport, checkImport, startImport, undoImport } from './begin.ts';
import { findCases } from './cases.ts';
import { faultFile } from './fault-file.ts';
import { findFaults } from './faults.ts';
import { importFor } from './in-part.ts';
import { planImport } from './plan.ts';
import { forgetMapping, listMappings, renameMapping } from './remembered.ts';
import { chooseSheet } from './sheet.ts';
import { findImport, findImports, shownImport, shownInList } from './store.ts';
import { uploadImport } from './upload.ts';
import { watchImport } from './watch.ts';

/** Largest file that is taken. */
export const mostImportBytes = imports.uploadImport.upload.maxBytes;

/** What answers the imports part of the API. */
export const handlers = implement(imports, {
  uploadImport: async ({ who, query, upload, ports }) => {
    const file = { upload, name: query.name, maxBytes: mostImportBytes };
    const source = query.source === undefined ? {} : { source: query.source };
    return shownImport(
      await uploadImport(ports.db, ports.files, who, { ...file, ...source }),
      now(),
    );
  },
  listImports: async ({ tx, who, query }) => {
    const rows = await findImports(tx, who, query.limit + 1, readCursor(query.cursor, ['id'])?.[0]);
    return {
      rows: rows.slice(0, query.limit).map((row) => shownInList(row, now())),
      next: nextCursor(rows, query.limit, (row) => [row.id]),
    };
  },
  getImport: async ({ tx, who, params }) =>
    importFor(who, shownImport(await findImport(tx, who, params.id), now())),
  planImport: async ({ tx, who, params, body }) =>
    shownImport(await planImport(tx, who, params.id, body), now()),
  chooseSheet: async ({ who, params, body, ports }) => {
    const choice = { id: params.id, sheet: body.sheet, maxBytes: mostImportBytes };
    return shownImport(await chooseSheet(ports.db, ports.files, who, choice), now());
  },
  listMappings: async ({ tx, who }) => ({ rows: await listMappings(tx, who) }),
  renameMapping: ({ tx, who, params, body }) => renameMapping(tx, who, params.id, body.name),
  deleteMapping: ({ tx, who, params }) => forgetMapping(tx, who, params.id),
  checkImport: async ({ tx, who, params }) =>
    shownImport(await checkImport(tx, who, params.id), now()),
  startImport: async ({ tx, who, params }) =>
    shownImport(await startImport(tx, who, params.id), now()),
  cancelImport: async ({ tx, who, params }) =>
    shownImport(await cancelImport(tx, who, params.id), now()),
  undoImport: async ({ tx, who, params }) =>
    shownImport(await undoImport(tx, who, params.id), now()),
  listImportFaults: async ({ tx, who, params, query }) => {
    const rows = await findFaults(
      tx,
      who,
      params.id,
      query.limit + 1,
      readCursor(query.cursor, ['number', 'number']),
    );
    return {
      rows: rows.slice(0, query.limit).map(({ position: _position, ...fault }) => fault),
      next: nextCursor(rows, query.limit, (row) => [String(row.line), String(row.position)]),
    };
  },
  listImportReviews: async ({ tx, who, params, query }) => {
    const [after] = readCursor(query.cursor, ['number']) ?? ['0'];
    const rows = await findCases(tx, who, params.id, query.limit + 1, Number(after));
    return {
      rows: rows.slice(0, query.limit).flatMap(({ shown }) => shown ?? []),
      next: nextCursor(rows, query.limit, (row) => [String(row.line)]),
    };
  },
  downloadFaults: ({ who, params, ports }) => faultFile(ports.db, ports.files, who, params.id),
  watchImport: ({ who, params, ports, signal }) => watchImport(ports.db, who, params.id, signal),
});
