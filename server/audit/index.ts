export { changesBetween } from './changes.ts';
export { handlers } from './handlers.ts';
export { countJobs } from './jobs/list.ts';
export { jobRows } from './jobs/rows.ts';
export { record, type Change, type NewEvent } from './record.ts';
export { recordMany, type PlainEvent } from './record-many.ts';
