export { checkImport, startImport } from './begin.ts';
export { csvLine } from './csv.ts';
export { faultFile } from './fault-file.ts';
export { findFaults } from './faults.ts';
export {
  bytesOf,
  dropImports,
  fileMentions,
  importsAtWork,
  importsOf,
  storedImports,
  type StoredImport,
} from './forget.ts';
export { handlers, mostImportBytes } from './handlers.ts';
export { standInOfHeading, targetOfHeading } from './headings.ts';
export { openTable, type OpenTable } from './open-table.ts';
export { planImport } from './plan.ts';
export { rests } from './rules.ts';
export { shownImport } from './store.ts';
export { tasks } from './tasks.ts';
export { unfinishedImports } from './unfinished.ts';
export { uploadImport } from './upload.ts';
export { watchImport } from './watch.ts';
