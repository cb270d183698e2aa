import type { CalendarPort } from './calendar-port.ts';
import type { CodePort } from './code-port.ts';
import type { Config } from './config.ts';
import type { Database } from './db.ts';
import type { FilePort } from './files.ts';
import type { Composers } from './compose-port.ts';
import type { MailPort } from './mail.ts';
import type { NamesPort } from './names.ts';
import type { PaymentPort } from './payment-port.ts';
import type { SignInPort } from './sign-in-port.ts';
import type { Subjects } from './subject-port.ts';

/** What a use case may reach besides its transaction. Made once, in main.ts, which picks real or twin. */
export interface Ports {
  readonly db: Database;
  readonly config: Config;
  readonly files: FilePort;
  readonly mail: MailPort;
  /** Who says what a message says, by its type. */
  readonly compose: Composers;
  readonly names: NamesPort;
  readonly codes: CodePort;
  readonly signIn: SignInPort;
  readonly payments: PaymentPort;
  readonly calendars: CalendarPort;
  readonly subjects: Subjects;
}
