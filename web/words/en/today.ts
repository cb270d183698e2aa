/** The day at a glance. */
export const today = {
  title: 'Today',
  attention: 'Needs a person',
  nothing: 'Nothing waits for you.',
  oldest: 'oldest',
  kinds: {
    reviews_one: '{{number}} person may be somebody you know already',
    reviews_other: '{{number}} people may be somebody you know already',
    dead_jobs_one: '{{number}} job failed for good',
    dead_jobs_other: '{{number}} jobs failed for good',
    failed_imports_one: '{{number}} import failed',
    failed_imports_other: '{{number}} imports failed',
    waiting_imports_one: '{{number}} file was uploaded and not imported',
    waiting_imports_other: '{{number}} files were uploaded and not imported',
  },
  figures: 'Last 30 days',
  names: {
    customers: 'New customers',
    recognised: 'Recognised',
    reviews: 'Put up for review',
  },
  byDay: '{{what}} by day',
  day: 'Day',
  before: '{{before}} in the 30 days before',
  health: 'How well people are known',
  customers: 'Customers',
  openReviews: 'Open reviews',
  sharing: 'Sharing a contact',
  sharingWhy:
    'Customers with an e-mail or phone that one to four others have too: perhaps one person twice.',
  stale: 'Stale links',
  staleWhy: 'Profiles whose link to a customer nothing has confirmed for a year.',
  notCounted: 'Counted tonight',
  counted: 'Sharing and stale links were counted',
};

/** The way from an empty business to one at work. */
export const start = {
  title: 'Set up your business',
  doneOf: '{{done}} of {{all}} done',
  done: 'done',
  back: 'Back',
  next: 'Next: {{step}}',
  toToday: 'Go to Today',
  steps: {
    business: 'Business',
    locations: 'Locations',
    team: 'Team',
    mail: 'Mail',
    import: 'People',
    backup: 'Back-up',
  },
  left: {
    business: 'Say what your business is called and where it is',
    locations: 'Add the places where you receive people',
    team: 'Invite the people you work with',
    mail: 'Let Clientele send mail',
    import: 'Bring in the people you know',
    backup: 'Make a first back-up',
  },
  mail: {
    title: 'Mail',
    lead: 'Sign-in codes and invitations go out by mail.',
    stays: 'Mail does not leave this server yet.',
    how: 'Name a mail server and a sender where Clientele is started, then start it again:',
    from: 'Sender',
    domain: 'Domain',
    records: 'What the domain says',
    again: 'Look again',
    names: { mx: 'Takes mail (MX)', spf: 'May send (SPF)', dmarc: 'Policy (DMARC)' },
    states: { found: 'Found', missing: 'Missing', unknown: 'Could not be looked up' },
    means: {
      mx: 'Without it, answers to your mail come back.',
      spf: 'Says which servers may send for the domain. Without it, mail is easily taken for spam.',
      dmarc: 'Says what receivers do with mail that proves nothing. Large mailboxes ask for it.',
    },
    dkim: 'DKIM signs each mail. Your mail service names the record for it; it cannot be looked up from here.',
  },
  backup: {
    title: 'Back-up',
    lead: 'Everything in one file: every business of this server, its people and its files.',
    last: 'Last back-up',
    never: 'None yet',
    database: 'Database',
    databases: { embedded: 'Embedded, in the data folder', postgres: 'PostgreSQL' },
    how: {
      embedded:
        'Stop Clientele, run this where it is installed, and keep the file somewhere else. It contains the master key.',
      postgres:
        'Run this where Clientele is installed, while it goes on serving, and keep the file somewhere else. Back-ups that your PostgreSQL makes by itself do not show here.',
    },
  },
};
