import { type MessageLanguage, messageLanguages } from '#contract/message-types';
import { readBusiness } from '#tenancy';
import type { Tx } from '#platform/tx';

const packages: Readonly<Record<MessageLanguage, string>> = {
  en: 'Package',
  th: 'แพ็กเกจ',
  fr: 'Forfait',
};
const visits: Readonly<Record<MessageLanguage, (count: number) => string>> = {
  en: (count) => (count === 1 ? '1 visit' : `${count} visits`),
  th: (count) => `${count} ครั้ง`,
  fr: (count) => (count < 2 ? `${count} séance` : `${count} séances`),
};

/** The language in which somebody is written to: as they booked, else as they are known, else that of the business. */
export async function languageFor(
  tx: Tx,
  tenant: string,
  customer: string | null,
  said: string | null,
): Promise<MessageLanguage> {
  const row =
    customer === null
      ? undefined
      : await tx
          .selectFrom('customers')
          .select('language')
          .where('tenant_id', '=', tenant)
          .where('id', '=', customer)
          .executeTakeFirst();
  const { language } = await readBusiness(tx, tenant);
  const wishes = [said, row?.language, language].map((wish) => wish?.slice(0, 2));
  return wishes.flatMap((wish) => messageLanguages.filter((one) => one === wish))[0] ?? 'en';
}

/** A duration in words: `1 hour`, `50 minutes`. */
export function durationIn(language: MessageLanguage, minutes: number): string {
  const unit = minutes % 60 === 0 ? 'hour' : 'minute';
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(unit === 'hour' ? minutes / 60 : minutes);
}

/** What a package is, in words: `Package: Ten hours (10 hours)`. */
export function packageIn(
  language: MessageLanguage,
  {
    name,
    unit,
    amount,
  }: { readonly name: string; readonly unit: 'minutes' | 'visits'; readonly amount: number | null },
): string {
  const called = `${packages[language]}: ${name}`;
  if (amount === null) return called;
  return `${called} (${unit === 'minutes' ? durationIn(language, amount) : visits[language](amount)})`;
}
