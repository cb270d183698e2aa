export { handlers } from './handlers.ts';
export { tasks } from './tasks.ts';
