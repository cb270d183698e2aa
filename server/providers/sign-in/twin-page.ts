import { createHash } from 'node:crypto';
import { twinPage } from '../twins/page.ts';

/** Somebody whom the twin vouches for. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
}

const names: Readonly<Record<string, string>> = {
  google: 'Google',
  line: 'LINE',
  facebook: 'Facebook',
  oidc: 'OpenID Connect',
};

/** People to be at once; anybody else can be typed. */
const accounts = [
  { name: 'Mali Demo', email: 'mali@demo-mail.example', verified: 'yes' },
  { name: 'Kritsada Demo', email: 'kritsada@demo-mail.example', verified: 'yes' },
  { name: 'Unchecked Demo', email: 'unchecked@demo-mail.example', verified: '' },
] as const;

/** The account that a form names; undefined where whoever filled it in said no. The same words are the same account. */
export function accountIn(form: URLSearchParams): Account | undefined {
  const [name, email] = [form.get('name')?.trim() ?? '', form.get('email')?.trim() ?? ''];
  if (form.get('answer') === 'no' || (name === '' && email === '')) return undefined;
  const words = (email === '' ? name : email).toLowerCase();
  const id = createHash('sha256').update(words).digest('hex').slice(0, 21);
  return { id, name, email, emailVerified: form.get('verified') === 'yes' };
}

/** The page on which one chooses whom to be. It says that it is none of the service's own. */
export function choosing(kind: string): string {
  const service = names[kind] ?? kind;
  return twinPage(
    service,
    service,
    `<p>This page stands for ${service} in the demo of Clientele. It is on this machine, and nothing leaves it. Choose who you are.</p>
${accounts.map(button).join('\n')}
<h2>Somebody else</h2>
<form method="post">
<label>Name <input name="name" autocomplete="off" maxlength="100"></label>
<label>E-mail address <input name="email" type="email" autocomplete="off" maxlength="200"></label>
<label class="tick"><input type="checkbox" name="verified" value="yes" checked> ${service} has checked this address</label>
<button>Continue</button>
</form>
<form method="post"><input type="hidden" name="answer" value="no"><button>Do not sign in</button></form>`,
  );
}

function button({ name, email, verified }: (typeof accounts)[number]): string {
  const hidden = (field: string, value: string) =>
    `<input type="hidden" name="${field}" value="${value}">`;
  return `<form method="post">${hidden('name', name)}${hidden('email', email)}${hidden('verified', verified)}
<button>${name}<small>${email}${verified ? '' : ', not checked by the service'}</small></button></form>`;
}
