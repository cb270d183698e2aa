// Runs test files in one process, each as a suite that bears its path, one after the other. Most of what a small file takes is
// to load the program and to open a database, so that files share both.
import { pathToFileURL } from 'node:url';
import { freeze } from '#platform/clock';
import { shareDatabases } from '../shared-database.ts';
import { stopTracking } from './tracking.ts';

const { after, describe } = await import('node:test');
after(shareDatabases());

for (const file of process.argv.slice(2))
  await new Promise<void>((resolve) => {
    void describe(file, async () => {
      // A clock that one file stopped goes on for the next.
      after(() => freeze(new Date())());
      await import(pathToFileURL(file).href).finally(resolve);
    });
  });
stopTracking();
