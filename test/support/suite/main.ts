import { rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { keptServer, postgresServer } from '../postgres-server.ts';
import { startPrivatePostgres } from '../private-postgres.ts';
import { postgresTemplate } from '../template.ts';
import { readArguments, type Wanted } from './arguments.ts';
import { type Batch, batched, testFiles } from './files.ts';
import { installMissing } from './install.ts';
import { runFiles, type Outcome } from './run-files.ts';

const began = performance.now();
const wanted = askedFor();
installMissing(wanted.without);
const env = await preparePostgres(wanted);
const outcomes = await runAll(batched(await testFiles(wanted), wanted));
const failed = outcomes.reduce((sum, { failures }) => sum + failures.length, 0);
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
if (failed > 0) listFailures();
console.log(`\n${outcomes.length} files in ${seconds(performance.now() - began)}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

function askedFor(): Wanted {
  try {
    return readArguments(process.argv.slice(2));
  } catch (fault) {
    console.error((fault as Error).message);
    process.exit(1);
  }
}

/** Starts one server for all files. Where that fails, each test that needs it fails with the reason. */
async function preparePostgres({ without, keepPostgres }: Wanted): Promise<NodeJS.ProcessEnv> {
  if (without.includes('postgres')) return {};
  try {
    if (keepPostgres && !process.env['TEST_DATABASE_URL']) {
      rmSync(keptServer, { force: true });
      writeFileSync(keptServer, (await startPrivatePostgres(true)).url);
      console.log(`PostgreSQL stays at ${await postgresServer()}`);
    }
    const url = await postgresServer();
    await postgresTemplate();
    return { TEST_DATABASE_URL: url };
  } catch (fault) {
    console.error(`\nNo PostgreSQL to test on: ${(fault as Error).message}`);
    return {};
  }
}

/** Runs the files, two more at a time than there are cores: some always wait, for a page or for another process. */
async function runAll(batches: readonly Batch[]): Promise<Outcome[]> {
  const waiting = [...batches];
  const done: Outcome[] = [];
  const worker = async (): Promise<void> => {
    for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
      const { files, without } = batch;
      for (const outcome of await runFiles(files, { ...env, TEST_WITHOUT: without.join(',') })) {
        done.push(outcome);
        tell(outcome);
      }
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() + 2 }, worker));
  return done;
}

function tell({ file, passed, failures, output, ms }: Outcome): void {
  if (failures.length === 0) {
    console.log(`ok    ${file}  ${passed} in ${seconds(ms)}`);
    return;
  }
  console.log(`\nFAILED ${file}  ${failures.length} of ${failures.length + passed}`);
  for (const { title, why } of failures)
    if (why !== null) console.log(indented(`${title}\n${indented(why)}`));
  if (output.trim() !== '') console.log(indented(`It printed:\n${indented(output.trim())}`));
}

function listFailures(): void {
  console.log('\nFailed:');
  for (const { file, failures } of outcomes)
    for (const { title } of failures) console.log(`  ${file}: ${title}`);
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
