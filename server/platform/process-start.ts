import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * When a process began, as its machine tells it: the same text for as long as it lives, another for a later process
 * with the same pid or after a reboot. Empty when there is no such process.
 */
export async function startOf(pid: number): Promise<string> {
  if (process.platform !== 'linux') return startByPs(pid);
  try {
    const [line, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    // The name in parentheses may hold spaces; state is the first field after it, the start time the twentieth (proc(5)).
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? '' : `${boot.trim()} ${fields[19]}`;
  } catch {
    return '';
  }
}

async function startByPs(pid: number): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]);
    return stdout.trim();
  } catch {
    return '';
  }
}
