import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { countryOfPhones } from '#identity';
import { openTable } from '#imports';
import type { OpenTable } from '#imports';
import { WrongUsage } from '../command.ts';

/** A table in a file of this machine. */
export interface OpenFile {
  readonly name: string;
  readonly bytes: number;
  readonly table: OpenTable;
  /** Where its phones without a country code are from. */
  readonly country: string;
}

/** Where phones are from that tell nothing of it. */
const elsewhere = 'US';
/** Rows among which phones are looked at. */
const mostLookedAt = 200;

/**
 * Opens a table for being read.
 * @param country where its phones without a country code are from; guessed from them where not said
 * @throws {WrongUsage} where there is no such file
 */
export async function openFile(name: string, country: string | undefined): Promise<OpenFile> {
  const bytes = await insistOnFile(name);
  const open = (from: string) => openTable(() => createReadStream(name), { country: from });
  const table = await open(country ?? elsewhere);
  const from = country ?? countryOfPhones(await phonesOf(table)) ?? elsewhere;
  return {
    name,
    bytes,
    country: from,
    table: from === elsewhere ? table : await open(from),
  };
}

/** The bytes that a file has. @throws {WrongUsage} where there is none of that name */
export async function insistOnFile(name: string): Promise<number> {
  const found = await stat(name).catch(() => undefined);
  if (found === undefined) throw new WrongUsage(`There is no file ${name}`);
  if (!found.isFile()) throw new WrongUsage(`${name} is not a file`);
  return found.size;
}

async function phonesOf(table: OpenTable): Promise<string[]> {
  const phones: string[] = [];
  const at = table.columns.flatMap(({ guess }, place) => (guess === 'phone' ? [place] : []));
  let rows = 0;
  for await (const { cells } of table.rows()) {
    phones.push(...at.map((place) => cells[place] ?? '').filter((phone) => phone !== ''));
    rows += 1;
    if (rows === mostLookedAt) break;
  }
  return phones;
}
