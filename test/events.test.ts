import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { everyEventType } from '#contract/events';
import { root } from '#test/cache';

/** Where events are written down: by `record` and `recordMany`, and where Supabase's users change, by SQL. */
const recorders = [
  { files: 'server/**/*.ts', named: (type: string) => `\\btype:[^,;]*'${type}'` },
  { files: 'database/routines/*.sql', named: (type: string) => `'${type}'` },
];

test('every type of event is recorded somewhere', async () => {
  const unrecorded = new Set<string>(everyEventType);
  for (const { files, named } of recorders)
    for await (const file of glob(files, { cwd: root })) {
      if (file.endsWith('.test.ts')) continue;
      const text = await readFile(path.join(root, file), 'utf8');
      for (const type of unrecorded)
        if (new RegExp(named(type.replace('.', '\\.'))).test(text)) unrecorded.delete(type);
    }
  assert.deepEqual([...unrecorded], []);
});
