import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { programArgs } from '../../bin/program.js';
import { root } from './cache.ts';

/** What became of a command. */
export interface Ran {
  readonly code: number | null;
  readonly said: string;
  readonly complained: string;
}

/** A command under way. */
export interface Commanded {
  /** Sends what Ctrl-C sends. */
  interrupt(): void;
  /** Settles once it has said something that looks like this, or has ended. */
  says(wanted: RegExp): Promise<void>;
  readonly ended: Promise<Ran>;
}

/** Starts a command of the program in a process of its own. @param env all of its settings */
export function startCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Commanded {
  const child = spawn(process.execPath, [...programArgs, ...args], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      // What Node compiled of the program is kept: compiling it is most of what a short command would do.
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      CLIENTELE_DEMO_PEOPLE: '20',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const all = Promise.all([text(child.stdout), text(child.stderr), closed]);
  let heard = '';
  child.stdout.on('data', (chunk: Buffer) => {
    heard += chunk.toString();
  });
  return {
    interrupt: () => child.kill('SIGINT'),
    says: (wanted) =>
      new Promise((resolve) => {
        const listen = () => wanted.test(heard) && resolve();
        child.stdout.on('data', listen);
        child.once('close', resolve);
        listen();
      }),
    ended: all.then(([said, complained, code]) => ({ code, said, complained })),
  };
}

/** Runs a command to its end. */
export function runCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ran> {
  return startCommand(args, env).ended;
}
