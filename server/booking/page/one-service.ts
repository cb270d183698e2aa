import type { publicOperations } from '#contract/booking/public';
import type { Bookable } from '#contract/booking/services';
import type { ReplyOf } from '#contract/operation';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Who } from '#platform/who';
import { priceRange } from '../services/price.ts';
import { readService } from '../services/read.ts';
import { placesOf, readRules } from '../state/rules-of.ts';
import { askedByVisitor } from '../times/asked.ts';
import { peopleOf } from './people.ts';
import { type Language, questionIn, textIn } from './texts.ts';

type Shown = ReplyOf<typeof publicOperations.getPublicService>;

/**
 * A service with all that one chooses and accepts before booking it, as anybody may read it. As `engine`.
 * @throws {Refusal} `not_found` where it is not on a booking page
 */
export async function readPublicService(
  tx: Tx,
  who: Who,
  slug: string,
  language: Language,
): Promise<Shown> {
  const { tenant, service: id } = await askedByVisitor(tx, who, slug, undefined);
  const service = await readService(tx, tenant, id);
  const rules = await readRules(tx, tenant, id);
  if (rules === undefined) return refuse('not_found');
  const { name, shortDescription, description, terms, options } = service;
  const there = language && service.translations[language];
  const money = (minor: string) => ({ minor, currency: service.currency });
  return {
    ...service,
    name: textIn(there?.name, name),
    shortDescription: textIn(there?.shortDescription, shortDescription),
    description: textIn(there?.description, description),
    terms: textIn(there?.terms, terms),
    minutes: options.map(({ minutes }) => minutes),
    prices: pricesOf(service),
    options: options.map(({ priceMinor, ...option }) => ({ ...option, price: money(priceMinor) })),
    locations: [...placesOf(rules)],
    needs: await peopleOf(tx, tenant, service.needs),
    questions: service.questions.map((question) => questionIn(language, question)),
  };
}

function pricesOf({ options, prices, currency }: Bookable): Shown['prices'] {
  const range = priceRange({
    options: options.map((option) => ({ ...option, priceMinor: BigInt(option.priceMinor) })),
    rules: prices.map(({ fromMinute: from, toMinute: to, priceMinor, ...rule }) => ({
      ...rule,
      from,
      to,
      priceMinor: priceMinor === null ? null : BigInt(priceMinor),
    })),
  });
  const money = (minor: bigint) => ({ minor: String(minor), currency });
  return range && { from: money(range.from), to: money(range.to) };
}
