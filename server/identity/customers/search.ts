import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import { soundsOf } from '../keep/search-text.ts';
import { customersByOldHash, looksLikeOldHash } from '../old-hashes/read.ts';
import { fold } from '../normalise/text.ts';

/** A search is refined, not leafed through: no page reaches deeper than this, as database/routines says too. */
export const deepestSearch = 500;

/** Most words of a search that are looked at. */
const mostWords = 6;

/**
 * Ids of the customers that fit what was typed, the best first: names that begin so, then whatever contains every word,
 * then names that sound alike in this or another script, and where hardly anybody is found, whoever was likely meant and
 * what is spelt alike. A hash of an earlier system leads to whom it knew by it. Case, accents, the order of words and a leading 0 or 00 of a number do not matter.
 */
export async function searchCustomers(
  tx: Tx,
  typed: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<string[]> {
  if (looksLikeOldHash(typed.trim()))
    return after === undefined ? customersByOldHash(tx, typed.trim()) : [];
  const words = searchWords(typed);
  if (words.length === 0) return [];
  // One word that has no sound of its own would be lost from the comparison; then nothing is compared by sound.
  const heard = soundsOf(words);
  const sounds = heard.length === words.length ? heard : [];
  const { rows } = await sql<{ customer_id: string }>`
    SELECT customer_id FROM clientele.search_customers(${words.join(' ')}, ${sounds.join(' ')}, ${limit},
      ${after ?? null}::uuid)`.execute(tx);
  return rows.map((row) => row.customer_id);
}

/** The words of a search, folded as the text that is searched: letters, digits of numbers, parts of addresses. */
export function searchWords(typed: string): string[] {
  const number = /^[+(\d][\d\s().+/-]*$/.test(typed.trim());
  const parts = number ? [typed.replace(/\D/g, '')] : fold(typed).split(/[\s,;]+/);
  return parts
    .map((word) =>
      /^\+?\d+$/.test(word) ? word.replace(/^\+?0*/, '') : word.replace(/['’‘ʼ`´]/g, ''),
    )
    .filter((word) => word !== '')
    .slice(0, mostWords);
}
