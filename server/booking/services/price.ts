/** How long a service may be had, and what that costs before any rule. */
export interface PricedOption {
  readonly id: string;
  readonly minutes: number;
  readonly priceMinor: bigint;
}

/** Peak or off-peak: another price, or so many per cent of the option's, at these starts. */
export interface PriceRule {
  readonly id: string;
  /** Null: of every option. */
  readonly option: string | null;
  /** Null: at every location. */
  readonly location: string | null;
  /** 1 Monday to 7 Sunday; none: every day. */
  readonly weekdays: readonly number[];
  /** Minutes of the local day, from 0 to 1440; a start at `to` is past it. */
  readonly from: number;
  readonly to: number;
  /** One of both. */
  readonly priceMinor: bigint | null;
  readonly percent: number | null;
}

/** All that prices of a service follow from; of its rules the first come first. */
export interface PriceRules {
  readonly options: readonly PricedOption[];
  readonly rules: readonly PriceRule[];
  readonly isPerPerson: boolean;
}

/** What is to be had, where and when by the clock on the wall there. */
export interface PricedStart {
  readonly option: string;
  readonly location: string | null;
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** Of the local day, 0 to 1439. */
  readonly minute: number;
  /** How many people; counts where the price is for each of them. */
  readonly party: number;
}

/** A price, and what it follows from. */
export interface Price {
  /** For the whole party, in the smallest unit of the service's currency. */
  readonly minor: bigint;
  readonly why: {
    /** The rule that holds; null: the option's own price. */
    readonly rule: string | null;
    /** For one person, where the price is for each of them; otherwise for all. */
    readonly each: bigint;
    /** How often `each` is in it. */
    readonly times: number;
  };
}

/**
 * What a service costs at a local start. Of the rules that fit, the most particular holds: one of a location before one of
 * all, then one of an option before one of all, then the last. Half a smallest unit is rounded up.
 * @throws where the option is none of the service's
 */
export function priceAt(given: PriceRules, at: PricedStart): Price {
  const option = given.options.find(({ id }) => id === at.option);
  if (option === undefined) throw new Error(`no option ${at.option}`);
  const rule = given.rules.filter((one) => fits(one, at)).reduce(moreParticular, null);
  const each = rule === null ? option.priceMinor : priceBy(rule, option.priceMinor);
  const times = given.isPerPerson ? at.party : 1;
  return { minor: each * BigInt(times), why: { rule: rule?.id ?? null, each, times } };
}

/**
 * The lowest and the highest price that a service may have for a party of one, whatever the start; null without an option. That
 * every start may be under some rule is not looked at: an option's own price always counts.
 */
export function priceRange({
  options,
  rules,
}: Omit<PriceRules, 'isPerPerson'>): { from: bigint; to: bigint } | null {
  const all = options.flatMap((option) => [
    option.priceMinor,
    ...rules
      .filter((rule) => rule.option === null || rule.option === option.id)
      .map((rule) => priceBy(rule, option.priceMinor)),
  ]);
  const [first] = all;
  if (first === undefined) return null;
  return {
    from: all.reduce((least, one) => (one < least ? one : least), first),
    to: all.reduce((most, one) => (one > most ? one : most), first),
  };
}

function fits(rule: PriceRule, { option, location, weekday, minute }: PricedStart): boolean {
  return (
    (rule.option === null || rule.option === option) &&
    (rule.location === null || rule.location === location) &&
    (rule.weekdays.length === 0 || rule.weekdays.includes(weekday)) &&
    rule.from <= minute &&
    minute < rule.to
  );
}

// The later of two that are alike: it comes second.
function moreParticular(best: PriceRule | null, next: PriceRule): PriceRule {
  return best === null || particularity(next) >= particularity(best) ? next : best;
}

function particularity({ location, option }: PriceRule): number {
  return (location === null ? 0 : 2) + (option === null ? 0 : 1);
}

function priceBy({ priceMinor, percent }: PriceRule, own: bigint): bigint {
  return priceMinor ?? (own * BigInt(percent ?? 100) + 50n) / 100n;
}
