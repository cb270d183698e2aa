export { resolveCredential, type Credentials } from './credential/resolve.ts';
export { listDemoSignIns, type DemoSignIn } from './demo/welcome.ts';
export { wantsDemo } from './demo/wants.ts';
export { handlers } from './handlers.ts';
export { ownerLink } from './setup/link.ts';
export { resealSecrets } from './reseal.ts';
export { tasks } from './tasks.ts';
