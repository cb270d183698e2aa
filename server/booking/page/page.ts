import type { publicOperations } from '#contract/booking/public';
import type { ReplyOf } from '#contract/operation';
import { takesCards } from '#payments';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Who } from '#platform/who';
import { listLocations, readBusiness } from '#tenancy';
import { listServices } from '../services/list.ts';
import { readSettings } from '../settings/read.ts';
import { hoursOfPlaces } from './hours.ts';
import { type Language, textIn } from './texts.ts';

type Page = ReplyOf<typeof publicOperations.getBookingPage>;

/** The business whose booking page is asked for. @throws {Refusal} `not_found` where there is no such page */
async function pageOwner(tx: Tx, who: Who) {
  const tenant = 'tenant' in who ? who.tenant : undefined;
  if (tenant === undefined) return refuse('not_found');
  const settings = await readSettings(tx, tenant);
  return settings.isPublic ? { tenant, settings } : refuse('not_found');
}

/** What can be booked of a business, and where, as anybody may read it. As `engine`. */
export async function readPage(tx: Tx, who: Who, language: Language): Promise<Page> {
  const { tenant, settings } = await pageOwner(tx, who);
  const business = await readBusiness(tx, tenant);
  const hours = await hoursOfPlaces(tx, tenant);
  const locations = await listLocations(tx, tenant);
  return {
    business,
    embedOrigins: settings.embedOrigins,
    takesCards: await takesCards(tx, tenant),
    locations: locations
      .filter(({ archivedAt }) => archivedAt === null)
      .map((place) => ({ ...place, hours: hours.get(place.id) ?? [] })),
    services: await servicesIn(tx, tenant, language),
  };
}

/** Those that somebody could book: shown, and with a length. */
async function servicesIn(tx: Tx, tenant: string, language: Language): Promise<Page['services']> {
  const all = await listServices(tx, tenant);
  const texts = await translationsOf(tx, tenant);
  return all
    .filter(({ isActive, archivedAt, minutes }) => isActive && !archivedAt && minutes.length > 0)
    .map(({ name, shortDescription, ...service }) => {
      const there = language && texts.get(service.id)?.[language];
      return {
        ...service,
        name: textIn(there?.name, name),
        shortDescription: textIn(there?.shortDescription, shortDescription),
      };
    });
}

type Texts = Readonly<
  Record<string, { readonly name?: string; readonly shortDescription?: string }>
>;

async function translationsOf(tx: Tx, tenant: string): Promise<ReadonlyMap<string, Texts>> {
  const rows = await tx
    .selectFrom('services')
    .select(['id', 'translations'])
    .where('tenant_id', '=', tenant)
    .where('archived_at', 'is', null)
    .execute();
  return new Map(rows.map(({ id, translations }) => [id, translations as Texts]));
}
