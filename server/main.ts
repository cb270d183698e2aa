import { columns, helpOf, readArguments, WrongUsage } from './command.ts';
import { commands } from './commands/index.ts';
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
  if (name === '--help' || name === '-h' || name === 'help') return help();
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    const meant = nearest(name, Object.keys(commands));
    complain(`There is no command ${name}${meant === undefined ? '' : `; did you mean ${meant}?`}`);
    return 2;
  }
  const { default: command } = await load();
  const { help: helpAsked, ...given } = readArguments(command, rest);
  if (helpAsked) {
    say(helpOf(name, command));
    return 0;
  }
  const signal = interrupts();
  return (await command.run({ ...given, env: process.env, signal, say })) ?? 0;
}

async function help(): Promise<number> {
  const rows = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => [name, (await load()).default.summary]),
  );
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
