export { handlers } from './handlers.ts';
export { pageOf } from './page/page.ts';
export { splitLines } from './page/split.ts';
export { reflect, type MirrorSource } from './reflect.ts';
export { peopleTables } from './tables.ts';
