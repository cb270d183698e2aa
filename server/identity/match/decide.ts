import type { Evidence, MatchModel, Score } from './types.ts';

/** A customer who was compared with a profile. */
export type Candidate = {
  customer: string;
  score: Score;
  /** The profile has proven to own an e-mail or phone that this customer has, and nobody declared it shared. */
  verified?: boolean;
  /** What staff said about this very pair. */
  staff?: 'same' | 'different';
  /** Why a hard rule lets nobody but staff link them. */
  barred?: 'crowded';
  /** Where `verified`: by what. */
  by?: readonly IdentifierKind[];
};

/** What can point at a customer. */
export type IdentifierKind = 'email' | 'phone';

/** Why a pair that is likely enough was not linked by itself. */
export type Doubt =
  | 'unsure'
  | 'tie'
  | 'uncorroborated'
  | 'household'
  | 'contradiction'
  | 'unproved'
  | 'crowded';

/** The outcome for a profile. Candidates of a review come likeliest first. */
export type Verdict =
  | { kind: 'link'; method: 'staff' | 'verified' | 'automatic'; candidate: Candidate }
  | { kind: 'review'; doubt: Doubt; candidates: Candidate[] }
  | { kind: 'new' };

/**
 * Staff decide before verified identifiers, those before hard rules, and these before probability. Whoever is about as
 * likely as another, or likely for reasons that relatives share, is shown to staff rather than linked.
 */
export function decide(
  candidates: readonly Candidate[],
  { thresholds }: MatchModel,
  {
    areOne = () => false,
    priority = [],
  }: {
    /** Whether two candidates may well be one person: nothing much speaks against it. */
    readonly areOne?: (a: Candidate, b: Candidate) => boolean;
    /** Of proofs that point at two customers, which counts, the first first. */
    readonly priority?: readonly IdentifierKind[];
  } = {},
): Verdict {
  const open = candidates
    .filter(({ staff }) => staff !== 'different')
    .toSorted((a, b) => b.score.weight - a.score.weight || (a.customer < b.customer ? -1 : 1));
  const chosen = open.filter(({ staff }) => staff === 'same');
  if (chosen.length > 0) return settle(chosen, 'staff');
  const proven = open.filter(({ verified }) => verified === true);
  if (proven.length > 0) return settle(firstOf(proven, priority), 'verified');

  const likely = open.filter(({ score }) => isWorthAsking(score, thresholds));
  const best = bestOf(likely, thresholds, areOne);
  if (best === null) return { kind: 'new' };
  if (best === 'tie') return review('tie', likely);
  const doubt = doubtOf(best.score.evidence, best.score.probability);
  if (best.score.probability < thresholds.link)
    return review(doubt === 'household' ? doubt : 'unsure', likely);
  const barred = isContradicted(best.score.evidence) ? 'contradiction' : best.barred;
  if (barred) return review(barred, likely);
  return doubt ? review(doubt, likely) : { kind: 'link', method: 'automatic', candidate: best };
}

/** Of customers whom proofs point at, the one of the proof that counts most; all where that is not said. */
function firstOf(proven: Candidate[], priority: readonly IdentifierKind[]): Candidate[] {
  if (proven.length < 2) return proven;
  const kind = priority.find((one) => proven.some(({ by }) => by?.includes(one)));
  return kind === undefined ? proven : proven.filter(({ by }) => by?.includes(kind));
}

/**
 * The verdict on a profile whose link opens the customer's own record to whoever sent it, as a sign-in's does: what is only
 * likely opens nothing, however likely it is, for whoever signs in chooses what they say of themselves.
 */
export function provedOnly(verdict: Verdict): Verdict {
  const isGuess = verdict.kind === 'link' && verdict.method === 'automatic';
  return isGuess ? review('unproved', [verdict.candidate]) : verdict;
}

/** Where nothing but names speaks for it, staff are asked only about names that hardly anybody shares by chance. */
const RARE_NAMES = 0.95;
/** Where what else speaks for it is too little to link by itself. */
const LITTLE_ELSE = 0.9;
/** Where a household could explain it, only about what is much likelier one person than two of them. */
const RATHER_ONE = 0.8;

function isWorthAsking(
  { probability, evidence }: Score,
  { review }: MatchModel['thresholds'],
): boolean {
  if (probability < review) return false;
  const doubt = doubtOf(evidence);
  if (doubt === 'uncorroborated')
    return probability >= (isOnlyNamed(evidence) ? RARE_NAMES : LITTLE_ELSE);
  return doubt !== 'household' || (probability >= RATHER_ONE && !isOtherMember(evidence));
}

/** Of two who agree in much, one that agrees in far more is meant, even where a household could explain either. */
const FAR_MORE = 6;

/**
 * The likeliest, or of several that are about as likely the one that agrees in far more than the others. Who may well be
 * the same person as the best is no rival: the business has two customers of one, and either is right.
 */
function bestOf(
  likely: readonly Candidate[],
  { tie }: MatchModel['thresholds'],
  areOne: (a: Candidate, b: Candidate) => boolean,
): Candidate | 'tie' | null {
  const most = likely[0]?.score.weight ?? 0;
  const [best, ...others] = likely
    .filter(({ score }) => most - score.weight < tie)
    .toSorted((a, b) => agreementOf(b.score) - agreementOf(a.score));
  if (!best) return null;
  const rivals = others.filter(
    (other) =>
      agreementOf(best.score) - agreementOf(other.score) < FAR_MORE && !areOne(best, other),
  );
  return rivals.length === 0 ? best : 'tie';
}

/**
 * Whether two customers may well be one person: what speaks against it is no more than a tie's bits, and what speaks for
 * it is not what relatives share. Where somebody agrees with both, that is enough.
 */
export function mayBeOne({ probability, evidence }: Score, { thresholds }: MatchModel): boolean {
  const bits = Math.log2(probability / (1 - probability));
  return bits >= -thresholds.tie && doubtOf(evidence, probability) !== 'household';
}

/** All that speaks for and against, each field by itself. */
function agreementOf({ evidence }: Score): number {
  return evidence.reduce(
    (sum, { field, weight }) => (field === 'household' ? sum : sum + weight),
    0,
  );
}

/** A decision or a proof names one customer, and data that flatly contradict it are shown first. */
function settle(named: Candidate[], method: 'staff' | 'verified'): Verdict {
  const [candidate] = named;
  if (named.length > 1 || !candidate) return review('tie', named);
  const { evidence } = candidate.score;
  const refuted = method === 'verified' && (isOtherPerson(evidence) || isContradicted(evidence));
  return refuted ? review('contradiction', named) : { kind: 'link', method, candidate };
}

function review(doubt: Doubt, candidates: Candidate[]): Verdict {
  return { kind: 'review', doubt, candidates };
}

/**
 * Why likely evidence is not enough to link: nothing but names speaks for it, or relatives and colleagues would agree
 * as much (twins share even the birth date; two Anns of different families, the phone of the desk where they work).
 */
export function doubtOf(evidence: readonly Evidence[], probability = 0): Doubt | null {
  const corroboration = evidence.filter(isCorroboration);
  if (corroboration.length === 0)
    return probability >= NEARLY_SURE && isNamedAndNear(evidence) ? null : 'uncorroborated';
  const onlyBorn = corroboration.every(({ field }) => field === 'birthDate');
  if (onlyBorn && !isBornTelling(evidence, probability)) return 'uncorroborated';
  const oneFamily = !evidence.some(
    ({ field, level }) => field === 'family' && level === 'different',
  );
  const onlyPhone = corroboration.every(({ field }) => field === 'phone');
  if (onlyHome(corroboration) && isBornApart(evidence)) return 'household';
  return isOneMember(evidence) && (oneFamily || !onlyPhone) ? null : 'household';
}

/** Whether nothing but names speaks for one person. */
function isOnlyNamed(evidence: readonly Evidence[]): boolean {
  return !evidence.some(({ field, weight }) => weight > 0 && !isName(field));
}

/** Whether what each member of a household has of their own is another, and no given name says who is meant. */
function isOtherMember(evidence: readonly Evidence[]): boolean {
  return (
    !evidence.some(({ field }) => field === 'given' || field === 'crossed') &&
    evidence.some(
      ({ field, level }) => (field === 'email' || field === 'phone') && level === 'different',
    )
  );
}

const isName = (field: Evidence['field']) =>
  field === 'given' || field === 'family' || field === 'crossed';

/** Whether nothing is shared but what a household shares. */
function onlyHome(corroboration: readonly Evidence[]): boolean {
  return corroboration.every(({ field }) => field === 'phone' || field === 'place');
}

/** Whether birth dates speak for a parent and a child, who may well have one name. */
function isBornApart(evidence: readonly Evidence[]): boolean {
  return evidence.some(
    ({ field, level }) =>
      field === 'birthDate' &&
      (level === 'different' || level === 'decade' || level === 'contradicts'),
  );
}

/** Without one of the names a birth date tells only of somebody who is hardly anybody else. */
const NEARLY_SURE = 0.985;

/** Whether both names are the same to the letter, and a phone differs by a digit. */
function isNamedAndNear(evidence: readonly Evidence[]): boolean {
  const names = evidence.filter(({ field }) => isName(field));
  return (
    names.length === 2 &&
    names.every(({ level }) => level === 'exact') &&
    evidence.some(({ field, level }) => field === 'phone' && level === 'oneOff')
  );
}

/** Whether a birth date with these names is enough: in a large town many share it and a given name. */
function isBornTelling(evidence: readonly Evidence[], probability: number): boolean {
  const names = evidence.filter(({ field }) => isName(field));
  if (names.some(({ level }) => level === 'different')) return false;
  // Twins are called alike, though not in what their family is called.
  if (names.some(({ field, level }) => level === 'alike' && field !== 'family')) return false;
  return names.length === 2 || probability >= NEARLY_SURE;
}

/** Agreement of a field that does not follow from sharing a name or a town. */
function isCorroboration({ field, level, weight }: Evidence): boolean {
  if (weight <= 0) return false;
  if (field === 'email') return level !== 'generic' && level !== 'localSpelt';
  if (field === 'phone') return level === 'exact' || level === 'local';
  if (field === 'place') return level === 'exact' || level === 'near';
  if (field === 'number') return level === 'exact';
  return field === 'birthDate' && (level === 'exact' || level === 'typo');
}

/**
 * Whether something tells this member of a household from the others: the given name, or where one side has none, a
 * birth date or a mailbox.
 */
function isOneMember(evidence: readonly Evidence[]): boolean {
  const given = evidence.filter(({ field }) => field === 'given');
  if (given.length > 0) return given.some(({ level }) => level !== 'different');
  // Of names in the other order either may be the family's, which all members share.
  const crossed = evidence.filter(({ field }) => field === 'crossed');
  if (crossed.length > 0 && crossed.every(({ level }) => level !== 'different')) return true;
  return evidence.some(({ field, level }) => PERSONAL[field]?.includes(level));
}

const PERSONAL: Partial<Record<Evidence['field'], readonly string[]>> = {
  birthDate: ['exact', 'typo'],
  email: ['exact', 'spelt', 'folded'],
  number: ['exact'],
};

/**
 * Whether something says that these are two people, however much else agrees: another number of a kind of which everybody
 * has one, as of a membership or a national id, or another birth date where both were checked against documents.
 */
export function isContradicted(evidence: readonly Evidence[]): boolean {
  return evidence.some(isContradiction);
}

/** Whether it says that two numbers of a kind differ, or two birth dates that were both checked. */
export function isContradiction({ field, level }: { field: string; level: string }): boolean {
  return (
    (field === 'number' && level === 'different') ||
    (field === 'birthDate' && level === 'contradicts')
  );
}

/** Another given name and another birth date: a phone that a family passes on, not one person. */
function isOtherPerson(evidence: readonly Evidence[]): boolean {
  const differs = (field: Evidence['field']) =>
    evidence.some((one) => one.field === field && one.level === 'different');
  return differs('given') && differs('birthDate');
}
