import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { tasks, type TaskName } from '../server/tasks.ts';
import { forEachDatabase } from '#test/databases';
import { everythingOf, jobsOf } from '#test/dying/everything';
import { kinds } from '#test/dying/kinds/table';
import { en } from '../web/words/en/index.ts';
import type { Life } from '#test/dying/life';
import { workOff } from '#test/dying/work-off';
import { prepareGround, type Ground } from '#test/dying/world';

/** What a job left behind. */
interface Outcome {
  readonly rows: readonly string[];
  readonly jobs: readonly string[];
  /** Messages that left the house, and how often they did: one that is sent again is the same, to the letter. */
  readonly sent: { readonly messages: number; readonly times: number };
  readonly more: unknown;
}

test('every kind of job has a row in the table', () => {
  assert.deepEqual(Object.keys(kinds).toSorted(), Object.keys(tasks).toSorted());
});

test('every kind of job has words', () => {
  const wordsOf = (name: string) =>
    name
      .split('.')
      .reduce<unknown>((part, key) => (part as Record<string, unknown>)?.[key], en.jobs.tasks);
  const missing = Object.keys(tasks).filter((name) => typeof wordsOf(name) !== 'string');
  assert.deepEqual(missing, []);
});

forEachDatabase('a job whose worker dies', (opened) => {
  let ground: Ground;
  before(async () => {
    ground = await prepareGround(opened());
  });
  after(() => ground.close());

  for (const kind of Object.keys(kinds) as TaskName[])
    test(`${kind}, at any of its steps: another worker brings it to the same end`, async () => {
      const whole = await run(ground, kind, Infinity);
      const { steps } = whole.life;
      assert.ok(steps.length > 2, steps.join());
      for (const end of deathsAmong(steps, opened().kind)) {
        const { life, outcome } = await run(ground, kind, end);
        const where = `died at step ${end} of ${steps.join(', ')}`;
        assert.deepEqual(life.steps, steps.slice(0, end), where);
        const { messages, times } = whole.outcome.sent;
        const sent = { messages, times: times + (isSentAgain(steps, end) ? 1 : 0) };
        assert.deepEqual(outcome, { ...whole.outcome, sent }, where);
      }
    });
});

/**
 * At which steps workers die, counted from 1: at all of them on PostgreSQL. On the embedded database, which undoes what was
 * written in the same way whatever it was, not once more where that alone is tried.
 */
function deathsAmong(steps: readonly string[], kind: 'postgres' | 'embedded'): number[] {
  return steps.flatMap((step, place) =>
    kind === 'embedded' && step === 'written' ? [] : [place + 1],
  );
}

/** What left the house is not known to have left until that is committed: until then it leaves again. */
function isSentAgain(steps: readonly string[], end: number): boolean {
  const sent = steps.indexOf('sent') + 1;
  const known = steps.indexOf('committed', sent) + 1;
  return sent > 0 && end >= sent && end < known;
}

/** Has a job worked by a worker that dies at a step, and by others after it. */
async function run(
  ground: Ground,
  name: TaskName,
  end: number,
): Promise<{ life: Life; outcome: Outcome }> {
  const kind = kinds[name];
  const world = await ground.newWorld();
  await kind.arrange(world);
  await kind.send?.(world);
  const life = await workOff(ground, world, name, end);
  // What is sent in turns, and not tried again, is made good by the next turn.
  const isDone = (await jobsOf(world)).includes(`${name} completed`);
  if (!isDone && tasks[name].retries === 0) {
    await kind.send?.(world);
    await workOff(ground, world, name, Infinity);
  }
  const ended = (job: string) => tasks[name].retries > 0 || !/^dead\S* | failed$/.test(job);
  const outcome: Outcome = {
    rows: await everythingOf(world),
    jobs: (await jobsOf(world)).filter(ended),
    sent: { messages: new Set(world.sent).size, times: world.sent.length },
    more: (await kind.more?.(world)) ?? null,
  };
  life.bury();
  return { life, outcome };
}
