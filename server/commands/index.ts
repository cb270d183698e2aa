import type { Command } from '../command.ts';

type Loading = () => Promise<{ readonly default: Command }>;

/** Every command by its name. Each is loaded when it is run, so that none costs another one's start. */
export const commands: Readonly<Record<string, Loading>> = {
  backup: () => import('./backup.ts'),
  both: () => import('./both.ts'),
  dedupe: () => import('./dedupe.ts'),
  doctor: () => import('./doctor.ts'),
  evaluate: () => import('./evaluate.ts'),
  generate: () => import('./generate.ts'),
  import: () => import('./import.ts'),
  jobs: () => import('./jobs.ts'),
  link: () => import('./link.ts'),
  migrate: () => import('./migrate.ts'),
  mirror: () => import('./mirror.ts'),
  move: () => import('./move.ts'),
  restore: () => import('./restore.ts'),
  'rotate-key': () => import('./rotate-key.ts'),
  'second-factor': () => import('./second-factor.ts'),
  seed: () => import('./seed.ts'),
  serve: () => import('./serve.ts'),
  tenant: () => import('./tenant.ts'),
  work: () => import('./work.ts'),
};
