/** Most characters of a file's name; longer ones lose the middle, not the ending that says what the file is. */
const longest = 120;

/** Characters that turn the direction of writing or are not seen: by them `exe.fdp` reads like `pdf.exe`. */
const unseen = /[\p{Cc}\p{Cs}\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * A name under which a file may be kept and handed out: without its path, without what cannot be seen, without what some
 * system takes for something else than a name. Thai, accents and spaces stay.
 */
export function cleanName(given: string): string {
  const plain = (given.normalize('NFC').split(/[\\/]/).at(-1) ?? '')
    .replaceAll(unseen, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '');
  return plain === '' ? 'file' : shortened(plain);
}

function shortened(name: string): string {
  const letters = Array.from(name);
  if (letters.length <= longest) return name;
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  return letters.slice(0, longest - ending.length - 1).join('') + `…${ending}`;
}
