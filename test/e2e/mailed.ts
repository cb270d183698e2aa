import type { Browsing } from '#test/chromium';

/** The latest code in the built-in mailbox for an address; one that is another than that of before, where one is named. */
export async function codeFor(
  { program }: Browsing,
  email: string,
  before?: string,
): Promise<string> {
  for (let look = 0; look < 100; look += 1) {
    const answer = await fetch(
      `${program.url}/api/mailbox?to=${encodeURIComponent(email)}&limit=1`,
    );
    const { rows } = (await answer.json()) as { rows: { subject: string }[] };
    const code = /\d{6}/.exec(rows[0]?.subject ?? '')?.[0];
    if (code !== undefined && code !== before) return code;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no code came for ${email}`);
}
