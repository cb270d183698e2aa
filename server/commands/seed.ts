import { readConfig } from '#platform/config';
import { makeDemo } from '../../database/seed/make.ts';
import { command } from '../command.ts';
import { startProgram } from '../program.ts';

export default command({
  summary: 'Make the four demo businesses, with everybody in them, in an empty database.',
  usage: '',
  options: {},
  async run({ env, say }) {
    const parts = { serves: false, works: false, migrates: true };
    const config = readConfig(env);
    const program = await startProgram(config, parts);
    try {
      const made = await makeDemo(program.ports.db, {
        people: config.demoPeople,
        whole: true,
      });
      say(
        made === 0
          ? 'Nothing was made: the demo is there already, was left, or a business of your own is there.'
          : `Made ${made} demo businesses. Start with --demo to sign in to them by one click.`,
      );
    } finally {
      await program.close();
    }
  },
});
