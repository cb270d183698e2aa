import type { MatchModel } from './types.ts';

const NAME = {
  exact: { m: 0.66, u: 0.006, frequency: 'replaces' },
  part: { m: 0.04, u: 0.004 },
  script: { m: 0.06, u: 0.0025 },
  close: { m: 0.08, u: 0.0025 },
  similar: { m: 0.02, u: 0.002 },
  sound: { m: 0.02, u: 0.003 },
  initial: { m: 0.02, u: 0.02 },
  alike: { m: 0.01, u: 0.01 },
  different: { m: 0.05, u: 0.95 },
} as const;

/**
 * The model that serves until a tenant has enough people to estimate its own.
 *
 * Where the figures come from. Names and birth dates: `u` is how many of a million random pairs agree in public test
 * files (Splink's fake_1000, Febrl's sets 1 and 2), rounded, mostly up; `m` is how many of their true pairs do, with
 * fewer slips than those files plant on purpose. Scripts and streets: the same among the invented people of
 * `test/support`. E-mails and phones: the assumption that one mailbox in thirty and one phone in ten serve a second
 * person. Crossed names, companies and the weakest levels: judgement, until a tenant's own data say better.
 */
export const SHIPPED_MODEL: MatchModel = {
  version: 'shipped-2',
  levels: {
    // Relatives seldom share a given name, but those of one people have no others to choose from.
    given: {
      exact: { ...NAME.exact, r: 0.006 },
      part: { ...NAME.part, r: 0.006 },
      nickname: { m: 0.04, u: 0.003, r: 0.004 },
      script: { ...NAME.script, r: 0.002 },
      close: { ...NAME.close, r: 0.003 },
      similar: { ...NAME.similar, r: 0.004 },
      sound: { ...NAME.sound, r: 0.004 },
      initial: { ...NAME.initial, r: 0.02 },
      alike: { ...NAME.alike, r: 0.011 },
      different: { ...NAME.different, r: 0.94 },
    },
    family: {
      exact: { m: 0.7, u: 0.004, r: 0.62, frequency: 'replaces' },
      part: { ...NAME.part, r: 0.04 },
      script: { ...NAME.script, r: 0.02 },
      close: { ...NAME.close, r: 0.05 },
      similar: { ...NAME.similar, r: 0.02 },
      sound: { ...NAME.sound, r: 0.01 },
      initial: { ...NAME.initial, r: 0.02 },
      alike: { ...NAME.alike, r: 0.01 },
      different: { ...NAME.different, r: 0.21 },
    },
    // Written in the other order, names say what they say in their own.
    crossed: { ...NAME, nickname: { m: 0.04, u: 0.003 } },
    email: {
      exact: { m: 0.55, u: 0.03, r: 0.02, frequency: 'scales' },
      spelt: { m: 0.55, u: 0.12, r: 0.04, frequency: 'scales' },
      folded: { m: 0.04, u: 0.01, r: 0.005, frequency: 'scales' },
      similar: { m: 0.08, u: 0.0001, r: 0.005 },
      local: { m: 0.04, u: 0.0005, r: 0.002 },
      alike: { m: 0.02, u: 0.001, r: 0.005 },
      localSpelt: { m: 0.04, u: 0.02, r: 0.05 },
      generic: { m: 0.02, u: 0.01, r: 0.02 },
      different: { m: 0.25, u: 0.98, r: 0.88 },
    },
    phone: {
      exact: { m: 0.65, u: 0.1, r: 0.35, frequency: 'scales' },
      local: { m: 0.04, u: 0.00005, r: 0.03 },
      tail: { m: 0.01, u: 0.0001, r: 0.002 },
      oneOff: { m: 0.02, u: 0.0005, r: 0.008 },
      placeholder: { m: 0.01, u: 0.01, r: 0.01 },
      different: { m: 0.27, u: 0.99, r: 0.6 },
    },
    birthDate: {
      exact: { m: 0.85, u: 1 / 20_000, r: 0.01 },
      typo: { m: 0.06, u: 1 / 700, r: 0.004 },
      near: { m: 0.03, u: 1 / 60, r: 0.016 },
      month: { m: 0.005, u: 1 / 400, r: 0.003 },
      year: { m: 0.015, u: 0.015, r: 0.02 },
      decade: { m: 0.02, u: 0.2, r: 0.25 },
      different: { m: 0.02, u: 0.75, r: 0.697 },
      contradicts: { m: 0.00001, u: 0.01, r: 0.01 },
    },
    place: {
      exact: { m: 0.36, u: 0.00003, r: 0.5 },
      near: { m: 0.12, u: 0.00004, r: 0.12 },
      elsewhere: { m: 0.02, u: 0.00004, r: 0.01 },
      street: { m: 0.05, u: 0.0003, r: 0.05 },
      area: { m: 0.08, u: 0.0008, r: 0.06 },
      postcode: { m: 0.05, u: 0.001, r: 0.03 },
      postcodeNear: { m: 0.04, u: 0.004, r: 0.02 },
      city: { m: 0.09, u: 0.02, r: 0.05, frequency: 'replaces' },
      cityNear: { m: 0.04, u: 0.01, r: 0.02 },
      different: { m: 0.15, u: 0.96, r: 0.14 },
    },
    company: { same: { m: 0.4, u: 0.02 }, different: { m: 0.6, u: 0.98 } },
    household: { shared: { m: 1, u: 1 } },
    number: {
      exact: { m: 0.85, u: 0.05, frequency: 'scales' },
      slip: { m: 0.08, u: 0.0002 },
      different: { m: 0.07, u: 0.99 },
    },
  },
  smallestBase: 1000,
  relatives: 0.2,
  together: 2,
  thresholds: { link: 0.97, review: 0.5, tie: 4 },
};
