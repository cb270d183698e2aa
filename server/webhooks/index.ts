export { handlers } from './handlers.ts';
export { webhooksOff } from './off/waiting.ts';
export { tasks } from './tasks.ts';
