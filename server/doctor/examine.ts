import type { Check, Finding, Patient } from './finding.ts';
import { checkFiles } from './files.ts';
import { checkJobs } from './jobs.ts';
import { checkLogins } from './logins.ts';
import { checkMachine } from './machine.ts';
import { checkPooler } from './pooler.ts';
import { checkSchema } from './schema.ts';
import { checkSecrets } from './secrets.ts';
import { checkServer } from './server.ts';
import { checkSignUps } from './sign-ups.ts';
import { checkZones } from './zones.ts';

/** Checks in the order in which they are told; those behind the schema need one. */
const always: readonly Check[] = [
  checkMachine,
  checkServer,
  checkLogins,
  checkPooler,
  checkZones,
  checkSignUps,
];

/** Everything that is found, faults first. */
export async function examine(patient: Patient): Promise<Finding[]> {
  const schema = await checkSchema(patient).catch(unable);
  const findings = [...schema];
  for (const check of schema.length === 0
    ? [...always, checkSecrets, checkFiles, checkJobs]
    : always)
    findings.push(...(await check(patient).catch(unable)));
  return findings.toSorted((one, other) => rank(one) - rank(other));
}

function unable(fault: unknown): Finding[] {
  const why = fault instanceof Error ? fault.message : String(fault);
  return [
    {
      level: 'fault',
      what: `A check could not be made: ${why}.`,
      todo: 'Run `clientele migrate` with the owner’s login.',
    },
  ];
}

function rank({ level }: Finding): number {
  return level === 'fault' ? 0 : 1;
}
