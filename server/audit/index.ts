export { changesBetween } from './changes.ts';
export { record, type Change, type NewEvent } from './record.ts';
