import { parseArgs } from 'node:util';

/** One option of a command, as in `--to URL`. */
export interface Option {
  readonly type: 'string' | 'boolean';
  /** One line for --help. */
  readonly describe: string;
  /** How the value is called in --help. */
  readonly value?: string;
  /** It may be given several times. */
  readonly multiple?: true;
}

type Options = Readonly<Record<string, Option>>;

type Given<O extends Options> = {
  readonly [Name in keyof O]?: O[Name]['type'] extends 'boolean'
    ? boolean
    : O[Name] extends { readonly multiple: true }
      ? readonly string[]
      : string;
};

/** One run of a command. */
export interface CommandCall<O extends Options = Options> {
  readonly options: Given<O>;
  /** What was given beside options, in order. */
  readonly words: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Ends at the first interrupt: finish what is in hand, then return. */
  readonly signal: AbortSignal;
  /** Writes one line for the person, on standard output. */
  readonly say: (line: string) => void;
}

/** One command of the program: a file of server/commands. */
export interface Command {
  /** One line for --help, starting with a verb. */
  readonly summary: string;
  /** What follows the command's name, as in `FILE [--business SLUG]`. */
  readonly usage: string;
  readonly options: Options;
  /** Most words beside options. */
  readonly words: number;
  /** @returns the exit code; 0 where it returns none */
  readonly run: (call: CommandCall) => Promise<number | void>;
}

/** Declares a command; its options are known by type inside `run`. */
export function command<const O extends Options>(
  declared: Omit<Command, 'options' | 'run' | 'words'> & {
    readonly options: O;
    readonly words?: number;
    readonly run: (call: CommandCall<O>) => Promise<number | void>;
  },
): Command {
  const run = (call: CommandCall) => declared.run(call as CommandCall<O>);
  return { words: 0, ...declared, run };
}

/** The command was called in a way it does not know. */
export class WrongUsage extends Error {}

/**
 * Reads what follows a command's name.
 * @throws {WrongUsage} for an unknown option or too many words
 */
export function readArguments(
  command: Command,
  args: readonly string[],
): Pick<CommandCall, 'options' | 'words'> & { readonly help: boolean } {
  const known = Object.entries(command.options).map(
    ([name, { type, multiple = false }]) => [name, { type, multiple }] as const,
  );
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...Object.fromEntries(known), help: { type: 'boolean', short: 'h' } },
    });
    const { help, ...options } = values;
    if (help !== true && positionals.length > command.words)
      throw new WrongUsage(`Unexpected: ${positionals.slice(command.words).join(' ')}`);
    return { options, words: positionals, help: help === true };
  } catch (fault) {
    throw fault instanceof TypeError ? new WrongUsage(fault.message.split('. ')[0]) : fault;
  }
}

/** The help of one command. */
export function helpOf(name: string, command: Command): string {
  const lines = Object.entries({
    ...command.options,
    help: { type: 'boolean', describe: 'Say this.' } satisfies Option,
  }).map(([option, { value, describe, multiple }]: [string, Option]) => [
    `--${option}${value === undefined ? '' : ` ${value}`}${multiple ? ' …' : ''}`,
    describe,
  ]);
  return `Usage: clientele ${[name, command.usage].join(' ').trim()}\n\n${command.summary}\n\n${columns(lines)}`;
}

/** Two columns of text. */
export function columns(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([left = '']) => left.length));
  return rows.map(([left = '', right = '']) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
