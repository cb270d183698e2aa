import type AsyncHooks from 'node:async_hooks';
import { createRequire } from 'node:module';

const hooks = createRequire(import.meta.url)('node:async_hooks') as typeof AsyncHooks;
const { createHook } = hooks;
const made: AsyncHooks.AsyncHook[] = [];

// The test runner takes what it calls from this module when it is first loaded: this file is to be imported before it.
hooks.createHook = (callbacks) => {
  const hook = createHook(callbacks);
  made.push(hook);
  return hook;
};

/**
 * Ends that the test runner follows each promise to the test it came from. It needs that while tests are declared; while they
 * run it would take a fifth of the time. What fails outside of any test then fails the whole run of files, not one test of it.
 */
export function stopTracking(): void {
  hooks.createHook = createHook;
  for (const hook of made) hook.disable();
}
