import { spawnSync } from 'node:child_process';
import { chromiumBinary, chromiumMissing } from '../chromium-binary.ts';
import { postgresBinaries, postgresMissing } from '../postgres-binaries.ts';
import { hasRadicale, radicaleMissing } from '../radicale.ts';
import type { Need } from './arguments.ts';

/**
 * Installs what tests need and this machine lacks, on Debian and its kin as root; elsewhere says what to install. The
 * tests that need it fail then.
 */
export function installMissing(without: readonly Need[]): void {
  const missing = [
    {
      debian: 'postgresql',
      lacking: () =>
        !without.includes('postgres') &&
        !process.env['TEST_DATABASE_URL'] &&
        postgresBinaries() === undefined,
      advice: postgresMissing,
    },
    {
      debian: 'chromium-headless-shell',
      lacking: () => !without.includes('browser') && chromiumBinary() === undefined,
      advice: chromiumMissing,
    },
    {
      debian: 'radicale',
      lacking: () => !without.includes('radicale') && !hasRadicale(),
      advice: radicaleMissing,
    },
  ].filter(({ lacking }) => lacking());
  if (missing.length === 0) return;
  aptInstall(missing.map(({ debian }) => debian));
  for (const { lacking, advice } of missing) if (lacking()) console.error(`\n${advice}`);
}

function aptInstall(packages: readonly string[]): void {
  if (process.getuid?.() !== 0 || apt(['--version'], 'ignore') !== 0) return;
  console.error(`Installing ${packages.join(' and ')} …`);
  apt(['-qq', 'update'], 'inherit');
  apt(['-qq', 'install', '-y', '--no-install-recommends', ...packages], 'inherit');
}

function apt(args: readonly string[], errors: 'ignore' | 'inherit'): number | null {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', errors] }).status;
}
