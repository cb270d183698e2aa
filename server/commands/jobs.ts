import { readConfig } from '#platform/config';
import { openDatabase } from '#platform/open';
import { nobodysDead, replayNobodys } from '#platform/queue/nobodys';
import { tasks } from '../tasks.ts';
import { command, WrongUsage } from '../command.ts';

export default command({
  summary: 'List the dead jobs that belong to no business, or have them tried again.',
  usage: 'dead | replay [--task KIND]',
  words: 1,
  options: {
    task: {
      type: 'string',
      value: 'KIND',
      describe: 'Only jobs of this kind, as in sign_in.mail.',
    },
  },
  async run({ words: [act], options: { task }, env, say }) {
    if (act !== 'dead' && act !== 'replay')
      throw new WrongUsage('Say what to do: jobs dead, or jobs replay');
    if (task !== undefined && !(task in tasks))
      throw new WrongUsage(`There are no jobs of ${task}`);
    const opened = await openDatabase(readConfig(env));
    try {
      if (act === 'replay') {
        say(
          `Sent again: ${await replayNobodys(opened.engine, task)}. A running worker takes them.`,
        );
        return;
      }
      const dead = (await nobodysDead(opened.engine)).filter(
        (kind) => kind.waits && (task === undefined || kind.task === task),
      );
      for (const { task: kind, count, since } of dead)
        say(`${kind}  ${count}, the oldest since ${since.toISOString()}`);
      if (dead.length === 0) say('No dead job that belongs to no business.');
    } finally {
      await opened.close();
    }
  },
});
