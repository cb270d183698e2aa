import { once } from 'node:events';
import { readConfig } from '#platform/config';
import { makeDemo } from '../database/seed/make.ts';
import type { CommandCall } from './command.ts';
import { startProgram, type Parts } from './program.ts';
import { welcome } from './welcome.ts';

/** The option of every command that runs the program. */
export const demoOption = {
  demo: { type: 'boolean', describe: 'Allow the demo businesses and the open mailbox here.' },
} as const;

/** Runs the program until it is interrupted, and ends it cleanly. */
export async function runProgram(
  { env, options, signal, say }: CommandCall<typeof demoOption>,
  parts: Parts,
): Promise<void> {
  const config = readConfig(env, options.demo === true ? ['--demo'] : []);
  const program = await startProgram(config, parts);
  try {
    if (config.demo && parts.serves)
      await makeDemo(program.ports.db, { people: config.demoPeople });
    for (const line of await welcome(program)) say(line);
    if (!signal.aborted) await once(signal, 'abort');
    say('Ending: finishing what is in hand. Interrupt again to end at once.');
  } finally {
    await program.close();
  }
}
