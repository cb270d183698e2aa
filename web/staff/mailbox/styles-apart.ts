const kept = 'data-style';
const keptSheet = 'data-sheet';
const harmful = 'script, style, link, meta, base, iframe, object, embed, form';

/**
 * A mail's HTML without what could act or fetch. Its styles are set aside: the page's policy, which holds in the frame
 * too, forbids styles that are written into HTML.
 */
export function undress(html: string): string {
  const mail = new DOMParser().parseFromString(withoutStyles(html), 'text/html');
  for (const element of mail.querySelectorAll(harmful)) element.remove();
  for (const link of mail.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  return `<!doctype html>${mail.documentElement.outerHTML}`;
}

/** Puts the styles back, through the one way that the policy leaves open. */
export function dress(mail: Document): void {
  for (const element of mail.querySelectorAll<HTMLElement>(`[${kept}]`)) {
    element.style.cssText = element.getAttribute(kept) ?? '';
    element.removeAttribute(kept);
  }
  const sheets = [...mail.querySelectorAll<HTMLTemplateElement>(`[${keptSheet}]`)];
  mail.adoptedStyleSheets = sheets.map(({ content }) => sheetOf(mail, content.textContent ?? ''));
}

/** A document takes no sheet that was made in another's window. */
function sheetOf(mail: Document, styles: string): CSSStyleSheet {
  const sheet = new (mail.defaultView ?? globalThis).CSSStyleSheet();
  sheet.replaceSync(styles);
  return sheet;
}

/** Renames style attributes and the elements of sheets, before anything reads them as styles. */
function withoutStyles(html: string): string {
  const plain = html
    .replaceAll(/<style\b[^>]*>/gi, `<template ${keptSheet}>`)
    .replaceAll(/<\/style\s*>/gi, '</template>');
  return plain.replaceAll(/<[a-z][^>]*>/gi, (tag) => tag.replaceAll(/\sstyle\s*=/gi, ` ${kept}=`));
}
