import type { Page } from 'playwright-core';

/**
 * The code of the newest sign-in mail to an address, read on the mailbox page.
 * @param page of somebody signed in
 */
export async function codeFor(page: Page, email: string): Promise<string> {
  await page.goto('/mailbox');
  const mail = page.getByRole('list', { name: 'Mail, newest first' }).getByRole('link');
  await mail.filter({ hasText: email }).first().click();
  await page.getByRole('tab', { name: 'As text' }).click();
  return codeIn(await page.getByRole('tabpanel').innerText());
}

/** The six digits of a sign-in mail. @throws where there are none */
export function codeIn(text: string): string {
  const code = /\b\d{3} ?\d{3}\b/.exec(text)?.[0];
  if (code === undefined) throw new Error(`no code in this mail:\n${text}`);
  return code.replace(' ', '');
}
