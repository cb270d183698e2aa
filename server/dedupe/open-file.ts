import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { openTable } from '#imports';
import type { OpenTable } from '#imports';
import { WrongUsage } from '../command.ts';

/** A table in a file of this machine. */
export interface OpenFile {
  readonly name: string;
  readonly bytes: number;
  readonly table: OpenTable;
}

/**
 * Opens a table for being read.
 * @param known of it, where it is not to be guessed
 * @throws {WrongUsage} where there is no such file
 */
export async function openFile(
  name: string,
  known: Parameters<typeof openTable>[1],
): Promise<OpenFile> {
  const bytes = await insistOnFile(name);
  return { name, bytes, table: await openTable(() => createReadStream(name), known) };
}

/** The bytes that a file has. @throws {WrongUsage} where there is none of that name */
export async function insistOnFile(name: string): Promise<number> {
  const found = await stat(name).catch(() => undefined);
  if (found === undefined) throw new WrongUsage(`There is no file ${name}`);
  if (!found.isFile()) throw new WrongUsage(`${name} is not a file`);
  return found.size;
}
