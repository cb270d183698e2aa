import { twinPage } from '../twins/page.ts';
import type { Thing } from './twin-till.ts';

const tried = [
  ['4242424242424242', 'is taken'],
  ['4000000000000002', 'is refused'],
  ['4000000000009995', 'has no money'],
  ['4000002500003155', 'asks its holder first'],
  ['4000000000000077', 'is taken late'],
] as const;

const said: Readonly<Record<string, string>> = {
  succeeded: 'Paid. You can close this page.',
  processing: 'The bank is working on it. You can close this page.',
  canceled: 'This payment was taken back.',
};

/** The page on which a card is asked for. It says that it is not Stripe's own. */
export function cardPage(intent: Thing): string {
  const status = String(intent['status']);
  const amount = `${String(intent['amount'])} ${String(intent['currency']).toUpperCase()}`;
  const fault = intent['last_payment_error'] as { decline_code?: string } | null;
  return twinPage(
    'Card',
    'Stripe',
    `<p>This page stands for Stripe in the demo of Clientele. It is on this machine, and no money moves.</p>
<p>To pay, in the smallest unit: <strong>${amount}</strong></p>
${fault === null ? '' : `<p role="alert">The card was refused: ${String(fault.decline_code)}.</p>`}
${said[status] === undefined ? form(status) : `<p role="status">${said[status]}</p>`}`,
  );
}

function form(status: string): string {
  if (status === 'requires_action')
    return `<form method="post"><input type="hidden" name="proved" value="yes"><button name="card" value="4000002500003155">Yes, it is me<small>what the bank asks</small></button></form>`;
  const buttons = tried.map(
    ([card, words]) =>
      `<button name="card" value="${card}">${card}<small>${words}</small></button>`,
  );
  return `<form method="post">${buttons.join('\n')}</form>`;
}
