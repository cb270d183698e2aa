import { messageLanguages, type MessageLanguage } from '#contract/message-types';

/** The first of some languages that messages are written in, as in `th` for `th-TH`; undefined where none is. Pure. */
export function languageFor(...wanted: readonly (string | null)[]): MessageLanguage | undefined {
  for (const one of wanted) {
    const short = one?.toLowerCase().split('-')[0];
    const found = messageLanguages.find((language) => language === short);
    if (found !== undefined) return found;
  }
  return undefined;
}
