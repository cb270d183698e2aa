import { readdir } from 'node:fs/promises';
import { columns, helpOf, readArguments, WrongUsage, type Command } from './command.ts';
import { errors } from '#contract/errors';
import { ConfigFaults } from '#platform/config';
import { refusalOf } from '#platform/constraints';
import { log } from '#platform/log';
import { nearest } from '#platform/nearest';
import { interrupts } from './interrupts.ts';

const oldestNode = 26;

/** Runs the command that the arguments name. @returns the exit code */
async function main(args: readonly string[]): Promise<number> {
  const [name = '--help', ...rest] = args;
  const names = await commandNames();
  if (name === '--help' || name === '-h' || name === 'help') return help(names);
  if (!names.includes(name)) {
    const meant = nearest(name, names);
    complain(`There is no command ${name}${meant === undefined ? '' : `; did you mean ${meant}?`}`);
    return 2;
  }
  const command = await load(name);
  const { help: helpAsked, ...given } = readArguments(command, rest);
  if (helpAsked) {
    say(helpOf(name, command));
    return 0;
  }
  const signal = interrupts();
  return (await command.run({ ...given, env: process.env, signal, say })) ?? 0;
}

async function commandNames(): Promise<string[]> {
  const files = await readdir(new URL('commands/', import.meta.url));
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -3))
    .toSorted();
}

async function load(name: string): Promise<Command> {
  return ((await import(`./commands/${name}.ts`)) as { default: Command }).default;
}

async function help(names: readonly string[]): Promise<number> {
  const rows = await Promise.all(names.map(async (name) => [name, (await load(name)).summary]));
  say(`Usage: clientele COMMAND [--help]\n\n${columns(rows)}`);
  return 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** What a person is told of a fault: a sentence where one was written for people, everything where it is a bug. */
function told(fault: unknown): string {
  const refusal = refusalOf(fault);
  if (refusal !== undefined) {
    const { code, details } = refusal;
    const fields = details.fields?.map(({ path, message }) => `\n  ${path}: ${message}`) ?? [];
    return `${details.detail ?? errors[code].title}${fields.join('')}`;
  }
  if (!(fault instanceof Error)) return String(fault);
  const forPeople = [Error, ConfigFaults, WrongUsage].some((kind) => fault.constructor === kind);
  return forPeople && !log.isLevelEnabled('debug') ? fault.message : (fault.stack ?? fault.message);
}

if (Number.parseInt(process.versions.node, 10) < oldestNode) {
  complain(
    `Clientele runs on Node ${oldestNode} or newer; this is ${process.versions.node}. ` +
      'Start it with `npm start` or `npm run clientele`, which bring their own.',
  );
  process.exit(1);
}

let code: number;
try {
  code = await main(process.argv.slice(2));
} catch (fault) {
  complain(told(fault));
  code = fault instanceof WrongUsage ? 2 : 1;
}
// What a command leaves ticking does not keep its caller waiting; what it said arrives first.
process.stdout.write('', () => process.exit(code));
