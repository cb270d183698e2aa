/** What of the contract there is at run time without its schemas; vite.config.ts makes it. */
declare module 'virtual:contract' {
  /** Method and path of each operation. */
  export const operations: Readonly<Record<string, readonly [method: string, path: string]>>;
}

/** Lists of the contract that a few pages show. */
declare module 'virtual:lists' {
  import type { EventType } from '#contract/events';
  import type { importTargets as everyTarget } from '#contract/imports';

  export const everyEventType: readonly EventType[];
  export const importTargets: typeof everyTarget;
}
