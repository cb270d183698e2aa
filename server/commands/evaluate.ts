import { columns, command, WrongUsage } from '../command.ts';
import { evaluate } from '../dedupe/figures.ts';
import type { Figures } from '../dedupe/figures.ts';
import { evaluatePairs } from '../dedupe/evaluate-pairs.ts';
import { judgedRecords } from '../dedupe/read-truth.ts';

export default command({
  summary: 'Hold clusters that dedupe or link wrote against the truth.',
  usage: 'clusters.csv --truth COLUMN [--in FILE --id COLUMN]',
  words: 1,
  options: {
    truth: {
      type: 'string',
      value: 'COLUMN',
      describe: 'The column that says who each record truly is: rows that share it are one person.',
    },
    in: {
      type: 'string',
      value: 'FILE',
      describe: 'The file with that column, where clusters.csv does not have it (--keep).',
    },
    id: { type: 'string', value: 'COLUMN', describe: 'The column of ids in that file.' },
    pairs: {
      type: 'string',
      value: 'FILE',
      describe: 'The pairs that were written too: of even odds or more, before they are grouped.',
    },
    json: { type: 'boolean', describe: 'Say it as one JSON object.' },
  },
  async run({ words: [file], options, say }) {
    const { truth, in: other, id, pairs } = options;
    if (file === undefined) throw new WrongUsage('Name the file of clusters.');
    if (!truth) throw new WrongUsage('Name the column with the truth: --truth COLUMN');
    if (other !== undefined && !id)
      throw new WrongUsage(`Name the column of ids in ${other}: --id COLUMN`);
    const from = other === undefined ? undefined : { file: other, id: id! };
    const { records, people } = await judgedRecords(file, truth, from);
    const found = evaluate(records);
    const alone = pairs === undefined ? undefined : await evaluatePairs(pairs, people);
    if (options.json === true) {
      say(JSON.stringify({ ...found, ...(alone && { scoredPairs: alone }) }));
      return;
    }
    const n = (count: number) => count.toLocaleString('en');
    say(
      `${n(found.records)} records, ${n(found.truePairs)} true pairs, ${n(found.foundPairs)} found`,
    );
    say(
      columns([
        ['', 'precision  recall     F1'],
        ['pairs in clusters', told(found.pairs)],
        ...(alone ? [['pairs by themselves', told(alone)]] : []),
        ['whole clusters', told(found.clusters)],
        ['B³', told(found.bCubed)],
      ]),
    );
  },
});

function told({ precision, recall, f1 }: Figures): string {
  return [precision, recall, f1]
    .map((figure) => figure.toFixed(4).padEnd(9))
    .join('  ')
    .trim();
}
