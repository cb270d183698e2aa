import type { z } from 'zod';
import { say } from '../../words/index.ts';

/** What is wrong with a field and what would be right, in the language of the screen. */
export function faultWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'array' ? say('forms.atLeastOne') : say('forms.required');
    case 'too_big':
      return say('forms.tooLong', { most: String(issue.maximum) });
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? say('forms.required')
        : say('forms.invalid');
    case 'invalid_format':
      if (issue.input === '') return say('forms.required');
      return issue.format === 'email' ? say('forms.email') : say('forms.format');
    default:
      return say('forms.invalid');
  }
}
