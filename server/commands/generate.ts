import { readFile, writeFile } from 'node:fs/promises';
import { openInMemory } from '#platform/embedded';
import { migrate } from '#platform/migrate';
import { command } from '../command.ts';

const root = new URL('../../', import.meta.url);

export default command({
  summary:
    'Write database/types.ts and schema.sql from the migrations, client/operations.ts from the contract, shipped messages from their words (development).',
  usage: '[--check]',
  options: {
    check: { type: 'boolean', describe: 'Only compare; exit with 1 when a file is out of date.' },
  },
  async run({ options, say }) {
    const stale = [];
    for (const [name, text] of Object.entries(await generated())) {
      const file = new URL(name, root);
      const before = await readFile(file, 'utf8').catch(() => '');
      if (before === text) continue;
      stale.push(name);
      if (options.check === true)
        say(`${name} is out of date: run \`npm run clientele -- generate\`.`);
      else {
        await writeFile(file, text);
        say(`wrote ${name}`);
      }
    }
    if (stale.length === 0) say('The generated files are up to date.');
    return options.check === true && stale.length > 0 ? 1 : 0;
  },
});

/** The generated files by name, made on an embedded database in memory, so that anybody can make them. */
async function generated(): Promise<Record<string, string>> {
  // Loaded here, not above: the generator is there for development only, and --help lists this command everywhere.
  const { generateTypes } = await import('../generate/types.ts');
  const { generateSchema } = await import('../generate/schema.ts');
  const { generateMessages } = await import('../generate/messages.ts');
  const { generateClient } = await import('../generate/client.ts');
  const engine = await openInMemory();
  try {
    await migrate(engine, 'itself');
    const shipped = await generateMessages();
    return {
      ...shipped,
      'database/types.ts': await generateTypes(engine),
      'database/schema.sql': await generateSchema(engine),
      'client/operations.ts': generateClient(),
    };
  } finally {
    await engine.close();
  }
}
