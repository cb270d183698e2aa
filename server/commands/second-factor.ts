import { liftSecondFactor } from '#access';
import { readConfig } from '#platform/config';
import { newId } from '#platform/ids';
import { command, WrongUsage } from '../command.ts';
import { startProgram } from '../program.ts';

export default command({
  summary: 'Remove the second factor of somebody who has lost it; make sure first that it is they.',
  usage: 'remove --email EMAIL',
  words: 1,
  options: {
    email: { type: 'string', value: 'EMAIL', describe: 'The address they sign in with.' },
  },
  async run({ words, options: { email }, env, say }) {
    if (words[0] !== 'remove') throw new WrongUsage('Say what to do: second-factor remove');
    if (email === undefined) throw new WrongUsage('--email is missing');
    const parts = { serves: false, works: false, migrates: false };
    const program = await startProgram(readConfig(env), parts);
    try {
      const who = { kind: 'anonymous', request: newId() } as const;
      const ended = await program.ports.db.as(who, 'gate', (tx) =>
        liftSecondFactor(tx, who, email),
      );
      say(`${email} signs in by a code alone from now on. Sessions ended: ${ended}.`);
      say('They should set up another second factor at once, in their settings.');
    } finally {
      await program.close();
    }
  },
});
