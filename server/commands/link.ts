import path from 'node:path';
import { command, WrongUsage } from '../command.ts';
import { choicesOf, options } from '../dedupe/choices.ts';
import { findAndWrite } from '../dedupe/run.ts';

export default command({
  summary: 'Find who of one CSV or XLSX file is in another; no server, no database.',
  usage: 'LEFT RIGHT --id COLUMN --out clusters.csv',
  words: 2,
  options: {
    ...options,
    'right-id': {
      type: 'string',
      value: 'COLUMN',
      describe: 'The column that names each record of RIGHT, where it is called otherwise.',
    },
  },
  run({ words, options: typed, signal, say }) {
    if (words.length < 2) throw new WrongUsage('Name two files.');
    const [left = '', right = ''] = words.map((word) => path.basename(word));
    const choices = choicesOf(typed, typed['right-id']);
    return findAndWrite(
      words,
      choices,
      { signal, say },
      {
        names: [left, right],
        tell({ groups, sizes, fileOf }) {
          const of = (side: number) => groups.flat().filter((one) => fileOf(one) === side).length;
          say(
            `Of ${sizes[0]} records of ${left}, ${of(0)} are in ${right}, as ${of(1)} of its ${sizes[1]}.`,
          );
        },
      },
    );
  },
});
