import { sql } from 'kysely';
import { thresholdBounds, type MatchThresholds, type ThresholdProposal } from '#contract/matching';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { SHIPPED_MODEL } from '../match/parameters.ts';
import { curveOf, oddsOf, thresholdAt, type Judged, type Threshold } from '../match/threshold.ts';
import type { Level, MatchModel } from '../match/types.ts';
import { priorOf } from '../recognise/prior.ts';
import { matchSetting } from '../recognise/setting.ts';
import type { LabelledLevel } from '../reviews/labels.ts';
import { bitsOf } from './faults.ts';
import { modelNamed } from './read.ts';

/** Fewer answers than this propose nothing, nor fewer than so many of either kind. */
const fewestAnswers = 40;
const fewestOfEach = 8;
/** The latest answers say most. */
const mostAnswers = 5000;
/** No probability is taken for certainty. */
const surest = 1e-6;

/** How often pairs at a threshold should be one person: what the shipped thresholds say of themselves. */
const wanted: MatchThresholds = {
  link: SHIPPED_MODEL.thresholds.link,
  review: SHIPPED_MODEL.thresholds.review,
};

interface Said {
  readonly same: boolean;
  readonly levels: readonly LabelledLevel[];
  readonly probability: number;
  readonly model: string;
}

/**
 * Thresholds by what staff answered: where, by their word, pairs are one person as often as they should be to be linked or
 * shown. A threshold is proposed anew only where the one in force lies outside of what the answers allow for.
 */
export async function proposeThresholds(tx: Tx, { tenant }: Tenanted): Promise<ThresholdProposal> {
  const [{ model, base }, { rows }] = await Promise.all([
    matchSetting(tx, tenant),
    sql<Said>`
      SELECT m.same, m.levels, m.probability, m.model FROM clientele.match_labels m
      WHERE m.tenant_id = ${tenant} ORDER BY m.id DESC LIMIT ${mostAnswers}`.execute(tx),
  ]);
  const same = rows.filter((one) => one.same).length;
  const counts = { answers: rows.length, same, needs: fewestAnswers, needsOfEach: fewestOfEach };
  const none = { ...counts, thresholds: null, proposed: null };
  if (rows.length < fewestAnswers || Math.min(same, rows.length - same) < fewestOfEach) return none;
  const models = await modelsOf(tx, tenant, rows);
  const curve = curveOf(rows.map((one) => judgedBy(one, models.get(one.model), { model, base })));
  const [link, review] = [thresholdAt(curve, wanted.link), thresholdAt(curve, wanted.review)];
  if (link === null || review === null) return none;
  const { thresholds: now } = model;
  return {
    ...counts,
    thresholds: { link: shown(link, now.link), review: shown(review, now.review) },
    proposed: proposedOf({ link, review }, now),
  };
}

/** What to set, within the bounds; null where what is in force may well be right. Pure. */
function proposedOf(
  found: Readonly<Record<keyof MatchThresholds, Threshold>>,
  now: MatchThresholds,
): MatchThresholds | null {
  const oneOf = (name: keyof MatchThresholds) => {
    const { estimate, low, high } = found[name];
    const { least, most } = thresholdBounds[name];
    return now[name] >= low && now[name] <= high
      ? now[name]
      : Math.round(Math.max(least, Math.min(most, estimate)) * 1000) / 1000;
  };
  const [link, review] = [oneOf('link'), oneOf('review')];
  return link === now.link && review === now.review ? null : { link, review };
}

const shown = ({ estimate, low, high }: Threshold, now: number) => ({ now, estimate, low, high });

/** The versions by which pairs were compared when staff said something of them. */
async function modelsOf(
  tx: Tx,
  tenant: string,
  said: readonly Said[],
): Promise<Map<string, MatchModel>> {
  const names = [...new Set(said.map((one) => one.model))];
  const known = await tx
    .selectFrom('match_models')
    .select('version')
    .where('tenant_id', '=', tenant)
    .where('version', 'in', names)
    .execute();
  const there = [SHIPPED_MODEL.version, ...known.map(({ version }) => version)];
  const models = await Promise.all(there.map((name) => modelNamed(tx, tenant, name)));
  return new Map(there.map((name, at) => [name, models[at]!]));
}

/**
 * What a model thinks of a pair: what was thought of it then, moved by how much more or less its levels say by now. So what is
 * known of how rare its values are stays in it.
 */
function judgedBy(
  { same, levels, probability, model: name }: Said,
  then: MatchModel | undefined,
  { model, base }: { readonly model: MatchModel; readonly base: number },
): Judged {
  const odds = oddsOf(Math.max(surest, Math.min(1 - surest, probability)));
  if (then === undefined || name === model.version) return { odds, same };
  const said = (by: MatchModel) =>
    levels.reduce((sum, one) => sum + saidBy(by, one), priorOf({ model: by, base }));
  return { odds: odds + said(model) - said(then), same };
}

function saidBy(model: MatchModel, { field, level }: LabelledLevel): number {
  const found = (model.levels[field] as Record<string, Level> | undefined)?.[level];
  return found === undefined ? 0 : bitsOf(found, model.smallestBase);
}
