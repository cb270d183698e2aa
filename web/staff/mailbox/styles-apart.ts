const kept = 'data-style';
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
}

/** Renames the style attributes inside tags, before anything reads them as styles. */
function withoutStyles(html: string): string {
  return html.replaceAll(/<[a-z][^>]*>/gi, (tag) => tag.replaceAll(/\sstyle\s*=/gi, ` ${kept}=`));
}
