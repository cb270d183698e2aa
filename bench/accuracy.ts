// How well the same people are found in files without labels, learning included: pairs and B-cubed against the truth. With
// `--file F --id COLUMN --truth COLUMN`, a file of yours by `clientele dedupe`, and with `--answers 100` also once so many
// questions of its own have been answered from the truth. Without, five kinds of invented files; and
// of recognising one record after the other, by the shipped model, how many of the links made by themselves are right,
// pooled, with the bound above which that lies in 19 cases of 20, and how many records were put up for review.
import { findPeople } from '#identity';
import { evaluate } from '../server/dedupe/figures.ts';
import { prepare } from '../server/identity/match/prepare.ts';
import { SHIPPED_MODEL } from '../server/identity/match/parameters.ts';
import { doubles, profiles, type Double, type ProfileName } from './support/doubles/doubles.ts';
import { recogniseAll } from './support/doubles/recognise-all.ts';
import { measureFile } from './support/file-accuracy.ts';
import type { Found } from './support/file-accuracy.ts';
import { machine, numberOption, print, rounded } from './support/report.ts';

const people = numberOption('size', 4000);
const seed = numberOption('seed', 1);
const file = textOption('file');
const reading = { country: 'GB', dates: { order: 'dmy', year: 2026 } } as const;

if (file === undefined) await measureInvented();
else await measureOwn(file);

function textOption(name: string): string | undefined {
  const place = process.argv.indexOf(`--${name}`);
  return place === -1 ? undefined : process.argv[place + 1];
}

async function measureOwn(file: string): Promise<void> {
  const [id, truth] = [textOption('id'), textOption('truth')];
  if (id === undefined || truth === undefined)
    throw new Error('--file needs --id COLUMN and --truth COLUMN');
  const exact = textOption('exact');
  const more = exact === undefined ? [] : ['--exact', exact];
  const answers = numberOption('answers', 0);
  const { plain, asked, same, taught } = await measureFile({ file, id, truth, more }, answers);
  print({
    name: 'accuracy',
    size: plain.records,
    machine: machine(),
    figures: figuresOf(plain),
    peers: taught ? { with_answers: { asked, same, ...figuresOf(taught) } } : {},
  });
}

async function measureInvented(): Promise<void> {
  const peers: Record<string, Record<string, number>> = {};
  const all = { records: 0, right: 0, wrong: 0, review: 0 };
  for (const [at, name] of (Object.keys(profiles) as ProfileName[]).entries()) {
    // A person of the histories has as many records as four of the others.
    const made = doubles(name, seed + at, name === 'histories' ? people >> 2 : people);
    const truth = made.map((one) => one.truth);
    const live = recogniseAll(
      made.map(({ written }) => prepare(written, reading)),
      truth,
      SHIPPED_MODEL,
    );
    all.records += made.length;
    for (const key of ['right', 'wrong', 'review'] as const) all[key] += live[key];
    peers[name] = {
      records: made.length,
      ...figuresOf(await found(made)),
      ...shares({ ...live, records: made.length }),
    };
  }
  const figures = { ...shares(all), at_least: finely(1 - mostWrong(all.wrong) / linked(all)) };
  print({ name: 'accuracy', size: all.records, machine: machine(), figures, peers });
}

function linked({ right, wrong }: { right: number; wrong: number }): number {
  return Math.max(1, right + wrong);
}

/** Shares near one need more digits. */
function finely(share: number): number {
  return Math.round(share * 1e5) / 1e5;
}

function shares(live: { records: number; right: number; wrong: number; review: number }) {
  return {
    links: live.right + live.wrong,
    wrong: live.wrong,
    link_precision: finely(live.right / linked(live)),
    review: rounded(live.review / live.records),
  };
}

/** So many mistakes are not exceeded in 19 of 20 cases, where so many were seen (Poisson, by Wilson and Hilferty). */
function mostWrong(seen: number): number {
  const of = seen + 1;
  return of * (1 - 1 / (9 * of) + 1.645 / (3 * Math.sqrt(of))) ** 3;
}

/** Finds the same people in invented records, and holds them against the truth. */
async function found(made: readonly Double[]): Promise<{ pairs: Found; bCubed: Found }> {
  const targets = [
    'given_name',
    'family_name',
    'birth_date',
    'email',
    'phone',
    'street',
    'city',
    'postcode',
  ] as const;
  async function* rows() {
    for (const { written } of made) {
      const { given, family, birthDate, emails, phones, address } = written;
      const { line1, city, postcode } = address ?? {};
      yield [given, family, birthDate, emails?.[0], phones?.[0], line1, city, postcode].map(
        (cell) => cell ?? '',
      );
    }
  }
  const { groups } = await findPeople([{ targets, reading, rows: rows() }], {
    between: false,
    onProgress: () => undefined,
  });
  const clusters = made.map((_, at) => `own ${at}`);
  for (const [number, group] of groups.entries())
    for (const at of group) clusters[at] = `group ${number}`;
  return evaluate(made.map(({ truth }, at) => [clusters[at]!, String(truth)] as const));
}

function figuresOf({ pairs, bCubed }: { pairs: Found; bCubed: Found }): Record<string, number> {
  return {
    precision: rounded(pairs.precision),
    recall: rounded(pairs.recall),
    f1: rounded(pairs.f1),
    b_cubed_f1: rounded(bCubed.f1),
  };
}
