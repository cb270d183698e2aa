/** What of the contract there is at run time without its schemas; vite.config.ts makes it. */
declare module 'virtual:contract' {
  import type { EventType } from '#contract/events';
  import type { importTargets as everyTarget } from '#contract/imports';

  /** Method and path of each operation. */
  export const operations: Readonly<Record<string, readonly [method: string, path: string]>>;
  export const everyEventType: readonly EventType[];
  export const importTargets: typeof everyTarget;
}
