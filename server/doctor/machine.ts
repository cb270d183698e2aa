import { statfs } from 'node:fs/promises';
import { when, type Check } from './finding.ts';

const fewBytes = 1_000_000_000;

/** Room on the disk, and whether mail can leave. */
export const checkMachine: Check = async ({ config }) => {
  const { bavail, bsize } = await statfs(config.dataDir).catch(() => ({
    bavail: Infinity,
    bsize: 1,
  }));
  const free = bavail * bsize;
  return [
    ...when(
      free < fewBytes,
      free < fewBytes / 10 ? 'fault' : 'advice',
      `Only ${Math.round(free / 1_000_000)} MB are free where ${config.dataDir} lies.`,
      'Make room: what cannot be written is refused.',
    ),
    ...when(
      config.smtpUrl === undefined && !config.demo,
      'fault',
      'No mail can be sent: nobody gets a sign-in code or an invitation.',
      'Name a mail server in CLIENTELE_SMTP_URL, and the sender in CLIENTELE_MAIL_FROM.',
    ),
    ...when(
      config.smtpUrl !== undefined && !config.publicUrl.startsWith('https:'),
      'advice',
      `Links in mail start with ${config.publicUrl}.`,
      'Name the address that people use in CLIENTELE_PUBLIC_URL, with https.',
    ),
  ];
};
