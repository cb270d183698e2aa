import { inspect } from 'node:util';
import type { TestEvent } from 'node:test/reporters';

/**
 * What test files tell the suite: a message for each finished test, one at the end of each file, one for each fault that
 * came up outside of any test, and one at the very end.
 */
export type Told =
  | { readonly kind: 'passed'; readonly file: string }
  | {
      readonly kind: 'failed';
      readonly file: string;
      readonly path: readonly string[];
      readonly why: string | null;
    }
  | { readonly kind: 'over'; readonly file: string; readonly ms: number }
  | { readonly kind: 'stray'; readonly why: string }
  | { readonly kind: 'ended' };

/**
 * The reporter of the test files of one process, loaded into it: passes on what the suite counts. Each file is a suite by its
 * path. Skipped and unfinished tests count as failed.
 */
export default async function* report(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const path: string[] = [];
  for await (const { type, data } of source) {
    if (type === 'test:start') path[data.nesting] = data.name;
    if (type === 'test:pass' || type === 'test:fail') {
      for (const told of tell(type, data, [...path.slice(0, data.nesting), data.name]))
        process.send?.(told);
    }
    if (type === 'test:diagnostic' && data.message.startsWith('Error: '))
      process.send?.({ kind: 'stray', why: data.message } satisfies Told);
    if (type === 'test:summary') process.send?.({ kind: 'ended' } satisfies Told);
  }
  yield '';
}

type Finished = Extract<TestEvent, { type: 'test:pass' | 'test:fail' }>['data'];

function tell(type: string, data: Finished, [file = '', ...path]: readonly string[]): Told[] {
  const suite = data.details.type === 'suite';
  const over: Told[] =
    data.nesting === 0 ? [{ kind: 'over', file, ms: data.details.duration_ms }] : [];
  const failed = (why: string | null): Told[] => [{ kind: 'failed', file, path, why }, ...over];
  if (data.skip !== undefined && data.skip !== false) return failed('was skipped');
  if (data.todo !== undefined && data.todo !== false) return failed('is still to be done');
  if (type === 'test:pass') return suite ? over : [{ kind: 'passed', file }];
  const { error } = data.details as { error: Error & { failureType?: string } };
  if (error.failureType === 'subtestsFailed') return suite ? over : failed(null);
  if (error.failureType === 'cancelledByParent') return failed('did not run');
  return failed(withoutRunner(told(error.cause ?? error)));
}

/** An assertion's message has all there is to say of it; of other faults their fields and causes may say more. */
function told(fault: unknown): string {
  return fault instanceof Error && fault.name === 'AssertionError' && fault.stack !== undefined
    ? fault.stack
    : inspect(fault, { depth: 8 });
}

/** The frames of the test runner itself say nothing about the fault. */
const withoutRunner = (text: string): string =>
  text.replaceAll(/\n +at [^\n]*node:internal[^\n]*/g, '');
