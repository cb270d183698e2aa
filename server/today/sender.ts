import type { ReplyOf } from '#contract/operation';
import type { today } from '#contract/today';
import type { Config } from '#platform/config';
import type { NamesPort } from '#platform/names';

type Sender = ReplyOf<typeof today.checkSender>;
type Row = Sender['records'][number];

/**
 * Looks up what the domain of the sender's address says about mail. Without SPF (RFC 7208) and DMARC (RFC 7489) many
 * receivers put what comes from it aside. DKIM cannot be looked up: its selector is the sending service's own.
 * @returns no domain where mail stays on this machine
 */
export async function checkSender(names: NamesPort, config: Config): Promise<Sender> {
  const domain = config.smtpUrl === undefined ? null : domainOf(config.mailFrom);
  if (domain === null) return { domain, records: [] };
  const records = await Promise.all([
    found('mx', async () => (await names.mailServers(domain)).join(', ')),
    found('spf', async () => tagged(await names.texts(domain), 'v=spf1')),
    found('dmarc', async () => tagged(await names.texts(`_dmarc.${domain}`), 'v=DMARC1')),
  ]);
  return { domain, records };
}

function domainOf(from: string): string | null {
  return /@([^\s<>@]+)>?$/.exec(from.trim())?.[1]?.toLowerCase() ?? null;
}

function tagged(texts: readonly string[], tag: string): string | undefined {
  return texts.find((text) => text.toLowerCase().startsWith(tag.toLowerCase()));
}

async function found(record: Row['record'], look: () => Promise<string | undefined>): Promise<Row> {
  try {
    const value = await look();
    if (value === undefined || value === '') return { record, state: 'missing', value: null };
    return { record, state: 'found', value: value.slice(0, 500) };
  } catch {
    return { record, state: 'unknown', value: null };
  }
}
