import { score } from '../match/score.ts';
import type { Evidence, MatchContext } from '../match/types.ts';
import { cell, width } from './packed.ts';
import type { Packed } from './packed.ts';
import type { Unpacker } from './unpack.ts';

/** Pairs that are drawn. */
const drawn = 2_000_000;
/** So many pairs count beside those that were seen: a few say little. */
const trust = 5;

/**
 * By how many bits two people of one whole name are likelier than if given and family names had nothing to do with each
 * other: in most towns they have, for both come from where somebody's family is from. 0 or more.
 */
export function namesTogether(
  { cells, size }: Packed,
  records: Unpacker,
  context: MatchContext,
  random: () => number,
): number {
  const seen = { all: 0, given: 0, family: 0, both: 0 };
  for (let turn = 0; turn < drawn; turn += 1) {
    const [a, b] = [Math.floor(random() * size), Math.floor(random() * size)];
    const given = cells[a * width + cell.given]!;
    const family = cells[a * width + cell.family]!;
    const [otherGiven, otherFamily] = [
      cells[b * width + cell.given]!,
      cells[b * width + cell.family]!,
    ];
    if (a === b || given < 0 || family < 0 || otherGiven < 0 || otherFamily < 0) continue;
    seen.all += 1;
    if (given === otherGiven) seen.given += 1;
    if (family === otherFamily) seen.family += 1;
    if (given !== otherGiven || family !== otherFamily) continue;
    const { evidence } = score(records.at(a), records.at(b), context);
    if (restOf(evidence) <= 0) seen.both += 1;
  }
  const expected = (seen.given * seen.family) / Math.max(1, seen.all);
  return Math.max(0, Math.log2((seen.both + trust) / (expected + trust)));
}

/** What everything but the names says. */
function restOf(evidence: readonly Evidence[]): number {
  return evidence.reduce((sum, one) => sum + (isName(one) ? 0 : one.weight), 0);
}

const isName = ({ field }: Evidence) =>
  field === 'given' || field === 'family' || field === 'crossed';

/** Whether both names of two records agree to the letter. */
export function areNamesakes(evidence: readonly Evidence[]): boolean {
  return evidence.filter((one) => isName(one) && one.level === 'exact').length === 2;
}
