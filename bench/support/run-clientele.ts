import { spawnSync } from 'node:child_process';
import { programArgs } from '../../bin/program.js';

/** What a command of the program says. @throws Error with what it said where it failed */
export function runClientele(...words: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...programArgs, ...words], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
