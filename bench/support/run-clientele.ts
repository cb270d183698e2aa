import { spawnSync } from 'node:child_process';

/** What a command of the program says. @throws Error with what it said where it failed */
export function runClientele(...words: string[]): string {
  const program = new URL('../../server/main.ts', import.meta.url).pathname;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
