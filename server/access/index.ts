export { resolveCredential } from './credential/resolve.ts';
export { listDemoSignIns } from './demo/welcome.ts';
export { wantsDemo } from './demo/wants.ts';
export { handlers } from './handlers.ts';
export { liftSecondFactor } from './second-factor/lift.ts';
export { ownerLink } from './setup/link.ts';
export { resealSecrets } from './reseal.ts';
export { tasks } from './tasks.ts';
