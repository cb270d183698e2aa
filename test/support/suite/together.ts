// Runs test files in one process, each as a suite that bears its path, one after the other. Most of what a small file takes is
// to load the program.
import { after, describe } from 'node:test';
import { pathToFileURL } from 'node:url';
import { freeze } from '#platform/clock';

for (const file of process.argv.slice(2))
  await new Promise<void>((resolve) => {
    void describe(file, async () => {
      // A clock that one file stopped goes on for the next.
      after(() => freeze(new Date())());
      await import(pathToFileURL(file).href).finally(resolve);
    });
  });
