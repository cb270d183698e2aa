import { Liquid, type LiquidError, type LiquidOptions } from 'liquidjs';

/** Limits of one template: characters parsed, milliseconds, and what may be made while it is rendered. */
const parseLimit = 400_000;
const renderLimitMs = 500;
const memoryLimit = 10_000_000;

/** Strict, without any file: what is not known is an error, and an empty text counts as nothing in a condition. */
const options: LiquidOptions = {
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  jsTruthy: true,
  templates: {},
  parseLimit,
  renderLimit: renderLimitMs,
  memoryLimit,
};

/** For HTML: whatever is put in is escaped. */
export const htmlEngine = new Liquid({ ...options, outputEscape: 'escape' });
// No template lets through what a customer wrote as HTML.
htmlEngine.registerFilter('raw', (value: unknown) => value);

/** For subjects and plain text. */
export const textEngine = new Liquid(options);

/** A variable that a template names, and where. */
export interface Named {
  /** As in `booking.when`. */
  readonly name: string;
  readonly line: number;
}

/** What is wrong in a template, and where. */
export interface LiquidFault {
  readonly line: number;
  readonly message: string;
}

/** The variables that a text names from outside of it, once a place; or why it cannot be read. */
export function variablesIn(text: string): readonly Named[] | LiquidFault {
  try {
    const { globals } = textEngine.analyzeSync(textEngine.parse(text));
    return Object.values(globals).flatMap((places) =>
      places.map((place) => ({ name: String(place), line: place.location.row })),
    );
  } catch (fault) {
    return faultOf(fault);
  }
}

/** A fault of Liquid as it is shown: what it looked for and did not find it tells by a fault of no place. */
export function faultOf(fault: unknown): LiquidFault {
  if (!(fault instanceof Error)) throw fault;
  const { token, originalError = fault } = fault as Partial<LiquidError> & Error;
  const [line = 1] = token?.getPosition() ?? [];
  return { line, message: originalError.message.split('\n')[0] ?? '' };
}
