import { share } from '../../booking/price.ts';

/** A peak price of a service. */
interface Rule {
  readonly option: string | null;
  readonly location: string | null;
  readonly weekdays: readonly number[];
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly priceMinor: string | null;
  readonly percent: number | null;
}

/** What is had at another price than its own. */
interface Priced {
  /** None: a duration that is not saved yet, of which no rule can speak. */
  readonly id?: string | undefined;
  readonly priceMinor: string;
}

/** Another price, and when it holds. */
export interface Peaking {
  /** 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[];
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly minor: string;
}

const week = [1, 2, 3, 4, 5, 6, 7];

/**
 * When a duration costs something else than its own price, as visitors meet it: of the rules that fit a start, one of a location
 * holds before one of all, then one of an option, then the last.
 */
export function peaksOf(
  option: Priced,
  rules: readonly Rule[],
  location: string | null,
): readonly Peaking[] {
  const fitting = rules
    .filter((rule) => rule.option === null || rule.option === option.id)
    .filter((rule) => rule.location === null || rule.location === location)
    .toSorted((one, other) => particularity(one) - particularity(other));
  const told = new Map<string, Peaking>();
  for (const weekday of week)
    for (const piece of piecesOf(option, fitting, weekday)) {
      if (piece.minor === option.priceMinor) continue;
      const key = `${piece.fromMinute} ${piece.toMinute} ${piece.minor}`;
      const weekdays = [...(told.get(key)?.weekdays ?? []), weekday];
      told.set(key, { ...piece, weekdays });
    }
  return [...told.values()];
}

/** The price over a day, one piece for as long as it stays the same. */
function piecesOf(option: Priced, rules: readonly Rule[], weekday: number) {
  const daily = rules.filter(({ weekdays }) => weekdays.length === 0 || weekdays.includes(weekday));
  const cuts = new Set([0, 1440, ...daily.flatMap((rule) => [rule.fromMinute, rule.toMinute])]);
  const minutes = [...cuts].toSorted((one, other) => one - other);
  const pieces: { fromMinute: number; toMinute: number; minor: string }[] = [];
  for (const [at, fromMinute] of minutes.slice(0, -1).entries()) {
    const rule = daily.findLast((one) => one.fromMinute <= fromMinute && fromMinute < one.toMinute);
    const minor = priceBy(rule, option.priceMinor);
    const toMinute = minutes[at + 1] ?? 1440;
    const last = pieces.at(-1);
    if (last?.minor === minor) last.toMinute = toMinute;
    else pieces.push({ fromMinute, toMinute, minor });
  }
  return pieces;
}

const particularity = ({ location, option }: Rule) =>
  (location === null ? 0 : 2) + (option === null ? 0 : 1);

function priceBy(rule: Rule | undefined, own: string): string {
  if (rule === undefined) return own;
  return rule.priceMinor ?? String(share(BigInt(own), rule.percent ?? 100));
}
