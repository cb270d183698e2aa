import { words } from '../normalise/text.ts';

interface Parts {
  readonly given: string | undefined;
  readonly family: string | undefined;
}

/** A part of more words than this is more than a name. */
const mostWords = 3;

/**
 * A name's parts. Where only one of them has a column beside that of the whole, the other is what else the whole says: of
 * `Ratana Wongsawat` beside `Wongsawat`, or of `Ratana` under `Name` beside `Wongsawat` under `Surname`, the given name is
 * `Ratana`.
 */
export function inParts({ given, family, full }: Parts & { full: string | undefined }): Parts {
  if (full === undefined || (given === undefined) === (family === undefined))
    return { given, family };
  const rest = withoutWords(full, given ?? family ?? '');
  return given === undefined ? { given: rest, family } : { given, family: rest };
}

function withoutWords(whole: string, part: string): string | undefined {
  const left = words(whole);
  for (const word of words(part)) {
    const at = left.indexOf(word);
    if (at !== -1) left.splice(at, 1);
  }
  return left.length === 0 || left.length > mostWords ? undefined : left.join(' ');
}
