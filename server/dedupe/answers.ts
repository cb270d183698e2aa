import { answerColumns } from './answer-columns.ts';
import { mostAnswers } from './choices.ts';
import { openPlain } from './open-plain.ts';

/** What a row of a file of answers says of two records, and where it stands. */
export interface Answer {
  readonly ids: readonly [string, string];
  readonly same: boolean;
  readonly where: string;
}

const yes = /^(?:y|yes|t|true|same|match)$/i;
const no = /^(?:n|no|f|false|different|distinct)$/i;
/** What people leave or write where they cannot tell: such a row says nothing. */
const unsure = /^(?:|\?|unsure|unknown)$/i;

/**
 * Reads answers: two ids and yes or no a row, `1` and `0` or a score between them being as good. Columns are known by their
 * names, as `--ask-out` and other programs write them, or are the only three there are.
 * @throws {WrongUsage} where there is no such file, or its columns say nothing; Error about the first row that makes no
 *   sense
 */
export async function readAnswers(name: string): Promise<Answer[]> {
  const { table, headings } = await openPlain(name);
  const [one, other, said] = answerColumns(headings, name);
  const answers: Answer[] = [];
  for await (const { line, cells, broken } of table.rows()) {
    const where = `${name}, line ${line}`;
    if (broken !== undefined) throw new Error(`${where}: ${broken}`);
    const same = sameOf(cells[said] ?? '', where);
    if (same === undefined) continue;
    const ids = [cells[one] ?? '', cells[other] ?? ''] as const;
    if (ids.includes('')) throw new Error(`${where}: an id is missing.`);
    answers.push({ ids, same, where });
    if (answers.length > mostAnswers)
      throw new Error(`${where}: more than ${mostAnswers} answers.`);
  }
  return answers;
}

function sameOf(cell: string, where: string): boolean | undefined {
  const text = cell.trim();
  if (unsure.test(text)) return undefined;
  if (yes.test(text)) return true;
  if (no.test(text)) return false;
  const score = Number(text);
  if (score >= 0 && score <= 1) return score === 0.5 ? undefined : score > 0.5;
  throw new Error(`${where}: ${text} is neither yes nor no.`);
}
