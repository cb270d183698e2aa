import { command, WrongUsage } from '../command.ts';
import { choicesOf, options } from '../dedupe/choices.ts';
import { findAndWrite } from '../dedupe/run.ts';

export default command({
  summary: 'Find who stands more than once in a CSV or XLSX file; no server, no database.',
  usage: 'FILE --id COLUMN --out clusters.csv',
  words: 1,
  options,
  run({ words, options: typed, signal, say }) {
    if (words.length === 0) throw new WrongUsage('Name the file.');
    return findAndWrite(
      words,
      choicesOf(typed),
      { signal, say },
      {
        tell({ records, groups }) {
          const several = groups.reduce((sum, group) => sum + group.length, 0);
          const people = records - several + groups.length;
          const n = (count: number) => count.toLocaleString('en');
          say(
            `${n(records)} records are ${n(people)} people: ${n(groups.length)} of them stand more than once, in ${n(several)} records.`,
          );
        },
      },
    );
  },
});
