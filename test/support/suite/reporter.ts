import { inspect } from 'node:util';
import type { TestEvent } from 'node:test/reporters';

/** What a test file tells the suite: one message a finished test, and one at its very end. */
export type Told =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly path: readonly string[]; readonly why: string | null }
  | { readonly kind: 'ended' };

/**
 * The reporter of one test file, loaded into its process: passes on what the suite counts. Skipped and unfinished tests
 * count as failed.
 */
export default async function* report(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const path: string[] = [];
  for await (const { type, data } of source) {
    if (type === 'test:start') path[data.nesting] = data.name;
    if (type === 'test:pass' || type === 'test:fail') {
      const told = tell(type, data, [...path.slice(0, data.nesting), data.name]);
      if (told !== undefined) process.send?.(told);
    }
    if (type === 'test:summary') process.send?.({ kind: 'ended' } satisfies Told);
  }
  yield '';
}

type Finished = Extract<TestEvent, { type: 'test:pass' | 'test:fail' }>['data'];

function tell(type: string, data: Finished, path: readonly string[]): Told | undefined {
  const suite = data.details.type === 'suite';
  if (data.skip !== undefined && data.skip !== false) return failed(path, 'was skipped');
  if (data.todo !== undefined && data.todo !== false) return failed(path, 'is still to be done');
  if (type === 'test:pass') return suite ? undefined : { kind: 'passed' };
  const { error } = data.details as { error: Error & { failureType?: string } };
  if (error.failureType === 'subtestsFailed') return suite ? undefined : failed(path, null);
  if (error.failureType === 'cancelledByParent') return failed(path, 'did not run');
  return failed(path, withoutRunner(told(error.cause ?? error)));
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

const failed = (path: readonly string[], why: string | null): Told => ({
  kind: 'failed',
  path,
  why,
});
