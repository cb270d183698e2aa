import type { Page } from 'playwright-core';
import { en } from '../../web/words/en/index.ts';
import { portal as portalEn } from '../../web/words/en/portal.ts';
import { fr } from '../../web/words/fr/index.ts';
import { portal as portalFr } from '../../web/words/fr/portal.ts';
import { th } from '../../web/words/th/index.ts';
import { portal as portalTh } from '../../web/words/th/portal.ts';

/** Languages besides English. */
export type Other = 'th' | 'fr';

/** A catalogue, or a part of one. */
type Words = { readonly [key: string]: string | Words };

const english = [en, portalEn];
const others: Readonly<Record<Other, readonly Words[]>> = {
  th: [th, portalTh],
  fr: [fr, portalFr],
};

function textsOf(words: Words): string[] {
  return Object.values(words).flatMap((part) =>
    typeof part === 'string' ? [part] : textsOf(part),
  );
}

/** What stands for the rest of a sentence: a number, a name. */
const blank = /\{\{.+?\}\}/;

/** The words of the English catalogue that are no words of another language. */
function englishOnly(language: Other): (text: string) => boolean {
  const own = new Set(others[language].flatMap(textsOf));
  const only = english.flatMap(textsOf).filter((text) => !own.has(text));
  const plain = new Set(only.filter((text) => !blank.test(text)));
  // Of a sentence with a blank in it, what is around the blank must say something.
  const sentences = only
    .filter((text) => blank.test(text) && text.replaceAll(new RegExp(blank, 'g'), '').length > 5)
    .map((text) => new RegExp(`^${text.split(blank).map(RegExp.escape).join('.+')}$`, 's'));
  return (text) => plain.has(text) || sentences.some((sentence) => sentence.test(text));
}

const isEnglish = { th: englishOnly('th'), fr: englishOnly('fr') };

/** English words of the screens that a page shows, or tells a screen reader, though it speaks another language. */
export async function leftInEnglish(page: Page, language: Other): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found = new Set<string>();
    const add = (text: string | null) => found.add((text ?? '').replaceAll(/\s+/g, ' ').trim());
    for (const element of document.querySelectorAll('body, body *')) {
      // What stands in a file is in the words of the file, whatever those are.
      if (
        element.matches('script, style, [lang=en], [lang=en] *, [lang=""]') ||
        !element.checkVisibility()
      )
        continue;
      for (const node of element.childNodes) if (node.nodeType === 3) add(node.textContent);
      if (element.childElementCount === 0) add(element.textContent);
      for (const name of ['aria-label', 'aria-description', 'placeholder', 'title', 'alt'])
        add(element.getAttribute(name));
    }
    add(document.title);
    return [...found];
  });
  return texts.filter((text) => isEnglish[language](text));
}
