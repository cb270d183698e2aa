import type { HoldingKind } from '#contract/mirror';

/** What people write over a column that says what somebody has, folded to letters and digits. */
const spellings: Readonly<Record<HoldingKind, string>> = {
  points:
    'points point pointsbalance pointbalance loyaltypoints rewardpoints rewardspoints bonuspoints แต้ม แต้มสะสม คะแนน คะแนนสะสม pointsfidelite',
  balance:
    'balance accountbalance credit storecredit creditbalance wallet walletbalance giftcardbalance prepaid ยอดคงเหลือ เครดิต solde avoir',
  spent:
    'spent amountspent moneyspent spend lifetimespend lifetimevalue ltv sales revenue turnover ยอดซื้อ ยอดใช้จ่าย depense depenses chiffredaffaires',
  orders:
    'orders order ordercount orderscount numberoforders purchases purchasecount คำสั่งซื้อ commandes achats',
  visits:
    'visits visitcount numberofvisits bookings bookingcount numberofbookings appointments stays จำนวนครั้ง visites reservations',
  hoursLeft:
    'hoursleft hoursremaining remaininghours hours hourbalance packagehours ชั่วโมงคงเหลือ heuresrestantes heures',
  visitsLeft:
    'visitsleft visitsremaining remainingvisits sessionsleft sessionsremaining remainingsessions passesleft lessonsleft lessonsremaining creditsleft ครั้งคงเหลือ seancesrestantes visitesrestantes',
  package:
    'package packages packagename packagetype pass passname punchcard bundle แพ็กเกจ แพคเกจ forfait carnet',
  lead: 'lead leadstatus leadstage stage pipelinestage dealstage dealstatus opportunitystage opportunitystatus สถานะลูกค้า statutprospect',
};

const byHeading = new Map(
  Object.entries(spellings).flatMap(([kind, words]) =>
    words.split(' ').map((word) => [word, kind as HoldingKind] as const),
  ),
);

/** Words around what a column holds that change nothing of it. */
const beside =
  /^(?:total|totals|current|customer|client|member|guest|my|available|all|life|time|lifetime|net|gross|ยอด|รวม)$/;

/** What stands in brackets is a unit: `Total spent (THB)`. */
const bracketed = /\s*[([]([^)\]]*)[)\]]\s*/u;

const words = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');

/** What a heading says that its column holds, and in which unit; undefined where it says nothing of the kind. Pure. */
export function holdingOfHeading(
  heading: string,
): { readonly kind: HoldingKind; readonly unit: string } | undefined {
  const unit = bracketed.exec(heading)?.[1] ?? '';
  const said = words(heading.replace(bracketed, ' '));
  const kind =
    byHeading.get(said.join('')) ??
    byHeading.get(said.filter((word) => !beside.test(word)).join(''));
  return kind && { kind, unit };
}

/** Whether a heading says nothing but that somebody is in some state: its values tell whether it is that of a lead. */
export function isAnyStatus(heading: string): boolean {
  return /^(?:status|state|สถานะ|statut)$/.test(words(heading).join(''));
}

const open =
  /^(?:new|open|lead|prospect|enquiry|inquiry|contacted|attempted|working|in progress|qualified|nurturing|follow ?-?up|proposal|negotiation|quoted|trial|hot|warm|cold|ใหม่|กำลังติดต่อ|nouveau|en cours|qualifie|qualifié)$/;
const customer = /^(?:won|closed won|converted|customer|client|member|bought|ลูกค้า|gagné|gagne)$/;
const ended =
  /^(?:lost|closed lost|closed|dead|junk|unqualified|disqualified|not interested|unsubscribed|perdu)$/;

/** What a lead's state, as a table has it, comes to; undefined where it is none that is known. Pure. */
export function leadState(text: string): 'open' | 'customer' | 'ended' | undefined {
  const state = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_/–-]+/gu, ' ');
  if (open.test(state)) return 'open';
  if (customer.test(state)) return 'customer';
  return ended.test(state) ? 'ended' : undefined;
}

/** Whether a text names a package: `10 hours`, `5-visit pass`. */
export function namesPackage(text: string): boolean {
  return /\b\d+[\s-]*(?:h|hrs?|hours?|visits?|sessions?|lessons?|heures?|séances?)\b|\b(?:package|pass|punch card|forfait|carnet)\b|แพ็กเกจ/iu.test(
    text,
  );
}
