import type { SaidPair, ScoredPair } from '../match/group.ts';
import type { MatchModel, PersonRecord } from '../match/types.ts';
import { blocksOf, holdersOf } from './blocks.ts';
import { compareAll } from './compare-all.ts';
import { Crew } from './crew.ts';
import { contextOf, termsOf } from './frequency.ts';
import { groupPeople, priorAmong } from './group-people.ts';
import type { Setting } from './hand.ts';
import { learn } from './learn.ts';
import { pairsLeftOver } from './left-over.ts';
import { packLists } from './pack-lists.ts';
import type { PeopleList } from './pack-lists.ts';
import { pairsToAsk } from './pairs-to-ask.ts';
import { heedSaid } from './said.ts';
import { Unpacker } from './unpack.ts';
import { widthFor } from './width.ts';

/** How far the work is. `of` is 0 where nobody knows. */
export interface Progress {
  readonly step: 'reading' | 'learning' | 'comparing' | 'grouping';
  readonly done: number;
  readonly of: number;
}

/** How people are looked for. */
export interface Finding {
  /** Told now and then how far it is. */
  readonly onProgress: (progress: Progress) => void;
  /** Only people of different lists are compared: in each of them everybody stands once. Two lists then. */
  readonly between: boolean;
  /** Probability from which two records are one person; even odds where not said. */
  readonly threshold?: number;
  /** What somebody said of pairs of records; asked for once all have been read, with how many each list has. */
  readonly said?: (sizes: readonly number[]) => readonly SaidPair[];
  /** Of how many pairs somebody would be asked; of none where not said. */
  readonly asks?: number;
  /** Ends the work, and fails it with the reason. */
  readonly signal?: AbortSignal;
  /** Threads at work; as many as processors where not said. */
  readonly hands?: number;
}

/** What was found. Records are numbered through all lists, from 0. */
export interface FoundPeople {
  readonly records: number;
  /** How many records each list has. */
  readonly sizes: readonly number[];
  /** Records that are one person, of everybody who has more than one; ascending. */
  readonly groups: readonly (readonly number[])[];
  /** Pairs that were compared and may be one person, or of which that was said, with log2 of the odds. */
  readonly pairs: readonly ScoredPair[];
  /** Pairs that nobody has spoken of, as many as were wanted, those first whose answer teaches most. */
  readonly asked: readonly ScoredPair[];
  /** How many pairs were compared. */
  readonly compared: number;
  /** A record as it was compared. */
  readonly recordAt: (place: number) => PersonRecord;
}

/** Pairs that are less likely than one in so many are not looked at again. */
const leastBits = 8;

/**
 * Finds which records of some lists are the same people, by themselves: no database, nothing kept, and no labels needed;
 * what somebody said of pairs is heeded for these and teaches for the others. The same lists and words give the same
 * answer, however many threads work.
 */
export async function findPeople(
  lists: readonly PeopleList[],
  finding: Finding,
): Promise<FoundPeople> {
  const crew = new Crew(finding.hands);
  const tell = (step: Progress['step'], of: number) => (done: number) => {
    finding.signal?.throwIfAborted();
    finding.onProgress({ step, done, of });
  };
  try {
    const { packed, sizes, width, blocks, holders } = await read(crew, lists, tell('reading', 0));
    const records = packed.size;
    const said = finding.said?.(sizes) ?? [];
    const unpacker = new Unpacker(packed);
    tell('learning', 1)(0);
    const terms = termsOf(packed);
    const model = amongFew(learn(records, unpacker, blocks), records);
    const context = contextOf(model, packed, terms, holders);
    const setting: Setting = {
      packed,
      blocks,
      holders,
      terms,
      model,
      width,
      split: finding.between ? sizes[0]! : 0,
      least: Math.log2(Math.max(2, records)) - leastBits,
    };
    const compare = (by: Setting) => {
      crew.tell(by);
      return compareAll(crew, records, tell('comparing', records));
    };
    let agreeing = await compare(setting);
    let judging = {
      records: unpacker,
      context,
      prior: priorAmong(agreeing, { sizes, ...finding }),
    };
    if (said.length > 0) {
      const heeding = heedSaid(said, judging);
      agreeing = await compare({ ...setting, model: heeding.model });
      judging = { ...judging, ...heeding, context: { ...context, model: heeding.model } };
    }
    tell('grouping', 1)(0);
    const grouping = { ...judging, sizes, threshold: finding.threshold, said };
    const { groups, open, pairs, threshold } = groupPeople(agreeing, grouping);
    if (finding.between)
      groups.push(...pairsLeftOver({ ...judging, groups, open, sizes, threshold }));
    return {
      records,
      sizes,
      groups: groups.toSorted((x, y) => x[0]! - y[0]!),
      pairs,
      asked: pairsToAsk(open, { ...judging, said }, finding.asks ?? 0),
      compared: agreeing.compared,
      recordAt: (place) => unpacker.at(place),
    };
  } finally {
    await crew.dismiss();
  }
}

/** Reads all lists; the words of their keys, which take more memory than anything else, do not outlive it. */
async function read(crew: Crew, lists: readonly PeopleList[], onRows: (rows: number) => void) {
  const { words, ...all } = await packLists(crew, lists, onRows);
  const { size } = all.packed;
  const width = widthFor(size);
  return { ...all, width, blocks: blocksOf(words, size, width), holders: holdersOf(words) };
}

/** The model for fewer records than it was made for: of their pairs, more are of one household. */
function amongFew(model: MatchModel, records: number): MatchModel {
  const times = model.smallestBase / Math.max(2, records);
  return times > 1 ? { ...model, relatives: model.relatives * times } : model;
}
