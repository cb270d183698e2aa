import { twinPage } from '../twins/page.ts';
import { askedCard, type Thing } from './twin-things.ts';

const tried = [
  ['4242424242424242', 'is taken'],
  ['4000000000000002', 'is refused'],
  ['4000000000009995', 'has no money'],
  ['4000002500003155', 'asks its holder first'],
  ['4000002760003184', 'asks its holder every time'],
  ['4000000000000341', 'is saved, and refused later'],
  ['4000000000000077', 'is taken late'],
] as const;

const said: Readonly<Record<string, string>> = {
  succeeded: 'Paid. You can close this page.',
  processing: 'The bank is working on it. You can close this page.',
  canceled: 'This was taken back.',
};

const savedWords = 'The card is saved. You can close this page.';

/** Why a card was refused. */
interface Refused {
  readonly decline_code?: string;
}

/** The page on which a card is asked for. It says that it is not Stripe's own. */
export function cardPage(open: Thing): string {
  const status = String(open['status']);
  const isSaved = open['object'] === 'setup_intent';
  const amount = `${String(open['amount'])} ${String(open['currency']).toUpperCase()}`;
  const fault = (open['last_payment_error'] ?? open['last_setup_error']) as Refused | null;
  const decline = fault?.decline_code;
  const words = isSaved && status === 'succeeded' ? savedWords : said[status];
  return twinPage(
    'Card',
    'Stripe',
    `<p>This page stands for Stripe in the demo of Clientele. It is on this machine, and no money moves.</p>
<p>${isSaved ? 'To save a card for later' : `To pay, in the smallest unit: <strong>${amount}</strong>`}</p>
${decline === undefined ? '' : `<p role="alert">The card was refused: ${decline}.</p>`}
${words === undefined ? form(open) : `<p role="status">${words}</p>`}`,
  );
}

function form(open: Thing): string {
  if (open['status'] === 'requires_action')
    return `<form method="post"><input type="hidden" name="proved" value="yes"><button name="card" value="${askedCard(open)}">Yes, it is me<small>what the bank asks</small></button></form>`;
  const buttons = tried.map(
    ([card, words]) =>
      `<button name="card" value="${card}">${card}<small>${words}</small></button>`,
  );
  return `<form method="post">${buttons.join('\n')}</form>`;
}
