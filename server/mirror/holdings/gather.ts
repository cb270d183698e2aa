import { amountKinds, type HoldingKind } from '#contract/mirror';
import type { OpenTable } from '#imports';
import { decimalOf, hundredths, unitOf } from './amounts.ts';
import { holdingOfHeading, isAnyStatus, leadState, namesPackage } from './kinds.ts';

type AmountKind = (typeof amountKinds)[number];

/** A column of a table that may say what people have, as it is read. */
interface Gathering {
  readonly at: number;
  readonly heading: string;
  /** What its heading says; null where only its values can. */
  readonly says: HoldingKind | null;
  readonly unit: string;
  /** Records of the table with a value, and the values. */
  readonly records: number[];
  readonly texts: string[];
}

/** What a record has, of one kind. */
export interface Held {
  readonly kind: HoldingKind;
  readonly heading: string;
  /** Record of the table to what it has: hundredths, or the text of a package or lead. */
  readonly amounts: ReadonlyMap<number, number>;
  readonly texts: ReadonlyMap<number, string>;
  /** Of money: in what; empty where it is not said. */
  readonly unitAt: (record: number) => string;
}

const enough = 0.6;
/** A package is told by values alone from so many on. */
const fewest = 3;
const longestText = 60;
const money: ReadonlySet<HoldingKind> = new Set(['balance', 'spent']);
const whole: ReadonlySet<HoldingKind> = new Set(['points', 'orders', 'visits', 'visitsLeft']);

/** Columns that nobody is recognised by: what people have may stand in them. */
export function holdingsOf(columns: OpenTable['columns']): Gathering[] {
  return columns.flatMap(({ heading, guess, because }, at) => {
    if (guess !== 'ignore' && because === 'heading') return [];
    const said = holdingOfHeading(heading);
    if (said === undefined && guess !== 'ignore') return [];
    const gathering = { at, heading, records: [], texts: [] };
    return [{ ...gathering, says: said?.kind ?? null, unit: said?.unit ?? '' }];
  });
}

/** Notes what a record has. @param record its number in the table */
export function noteHoldings(
  gathered: readonly Gathering[],
  record: number,
  cells: readonly string[],
) {
  for (const { at, records, texts } of gathered) {
    const text = cells[at]?.trim() ?? '';
    if (text === '') continue;
    records.push(record);
    texts.push(text.slice(0, longestText));
  }
}

/** What the columns of a table turned out to hold: by heading and values both; of each kind the first column. */
export function heldIn(gathered: readonly Gathering[]): Held[] {
  const held = new Map<HoldingKind, Held>();
  for (const gathering of gathered) {
    const kind = gathering.says ?? kindOfValues(gathering);
    if (kind === undefined || held.has(kind)) continue;
    const found = isAmount(kind) ? amountsIn(kind, gathering) : textsIn(kind, gathering);
    if (found !== undefined) held.set(kind, found);
  }
  return [...held.values()];
}

function isAmount(kind: HoldingKind): kind is AmountKind {
  return (amountKinds as readonly HoldingKind[]).includes(kind);
}

function kindOfValues({ heading, texts }: Gathering): HoldingKind | undefined {
  const most = (is: (text: string) => boolean) =>
    texts.length >= fewest && texts.filter(is).length >= texts.length * enough;
  if (isAnyStatus(heading))
    return most((text) => leadState(text) !== undefined) ? 'lead' : undefined;
  return most((text) => text.length <= 40 && namesPackage(text)) ? 'package' : undefined;
}

function amountsIn(
  kind: AmountKind,
  { heading, unit, records, texts }: Gathering,
): Held | undefined {
  const writing = { decimal: decimalOf(texts), isWhole: whole.has(kind) };
  const amounts = new Map<number, number>();
  const units = new Map<number, string>();
  for (const [at, text] of texts.entries()) {
    const amount = hundredths(text, writing);
    if (amount === null) continue;
    amounts.set(records[at]!, amount);
    const own = money.has(kind) ? unitOf(text) : '';
    if (own !== '') units.set(records[at]!, own);
  }
  if (amounts.size < texts.length * enough) return undefined;
  const usual = money.has(kind) ? unitOf(unit) : '';
  return {
    kind,
    heading,
    amounts,
    texts: new Map(),
    unitAt: (record) => units.get(record) ?? usual,
  };
}

function textsIn(kind: HoldingKind, { heading, records, texts }: Gathering): Held {
  return {
    kind,
    heading,
    amounts: new Map(),
    texts: new Map(texts.map((text, at) => [records[at]!, text])),
    unitAt: () => '',
  };
}
