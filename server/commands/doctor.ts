import path from 'node:path';
import { ConfigFaults, readConfig } from '#platform/config';
import { filesInFolder } from '#platform/files-folder';
import { withMasterKeys } from '#platform/key-file';
import { holdMasterKeys } from '#platform/keys';
import { openDatabase } from '#platform/open';
import { command } from '../command.ts';
import { examine } from '../doctor/examine.ts';
import type { Finding } from '../doctor/finding.ts';

export default command({
  summary: 'Look for what is wrong or could be safer, and say what to do.',
  usage: '[--json]',
  options: { json: { type: 'boolean', describe: 'Say it as one JSON object.' } },
  async run({ env, options, say }) {
    const findings = await find(env);
    const faults = findings.filter(({ level }) => level === 'fault').length;
    if (options.json === true) say(JSON.stringify({ healthy: faults === 0, findings }));
    else {
      for (const { level, what, todo } of findings)
        say(`${level === 'fault' ? 'FAULT ' : 'advice'}  ${what}\n        ${todo}\n`);
      say(
        findings.length === 0
          ? 'All is well.'
          : `Faults: ${faults}. Advice: ${findings.length - faults}.`,
      );
    }
    return faults === 0 ? 0 : 1;
  },
});

async function find(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  try {
    const config = await withMasterKeys(readConfig(env));
    holdMasterKeys(config.masterKeys);
    const opened = await openDatabase(config);
    try {
      const files = filesInFolder(path.join(config.dataDir, 'files'));
      return await examine({ config, opened, files });
    } finally {
      await opened.close();
    }
  } catch (fault) {
    if (fault instanceof ConfigFaults)
      return fault.faults.map((what) => ({
        level: 'fault',
        what,
        todo: 'Correct the configuration.',
      }));
    const what = fault instanceof Error ? fault.message : String(fault);
    return [{ level: 'fault', what, todo: 'Nothing else could be looked at.' }];
  }
}
