import type { startSteps } from '#contract/today';
import type { IconName } from '../../ui/icon.tsx';

/** A step from an empty business to one at work. */
export type Step = (typeof startSteps)[number];

/** The steps in the order they are best taken, each with its drawing. */
export const steps: readonly { readonly step: Step; readonly icon: IconName }[] = [
  { step: 'business', icon: 'building' },
  { step: 'locations', icon: 'pin' },
  { step: 'team', icon: 'people' },
  { step: 'mail', icon: 'mail' },
  { step: 'import', icon: 'upload' },
  { step: 'backup', icon: 'shield' },
];

export function isStep(text: string): text is Step {
  return steps.some(({ step }) => step === text);
}
