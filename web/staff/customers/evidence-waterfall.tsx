import type { Waterfall as Why } from '#contract/evidence';
import { Waterfall } from '../../ui/waterfall.tsx';
import { likelihood } from '../../words/format.ts';
import { sayIfKnown, useWords } from '../../words/index.ts';
import styles from './customer.module.css';

/** The evidence of a match as a picture. */
export function EvidenceWaterfall({ why }: { why: Why }) {
  const { t, language } = useWords();
  const { prior, evidence, probability, model } = why;
  const odds = 2 ** prior;
  const says = evidence.map(({ field, level, weight, sentence, values, former }, at) => ({
    key: `${field}.${level}.${at}`,
    field: t(`evidence.fields.${field}`),
    sentence:
      language === 'en'
        ? sentence
        : [sayIfKnown(`evidence.levels.${level}`) ?? sentence, former && t('evidence.former')]
            .filter(Boolean)
            .join(' '),
    weight,
    // Where the sentence names what was compared, it is not said twice.
    values: values?.some((value) => sentence.includes(value)) ? undefined : (values ?? undefined),
  }));
  return (
    <>
      <Waterfall
        label={t('evidence.label')}
        prior={prior}
        priorSentence={t('evidence.beforeSentence', { share: likelihood(odds / (1 + odds)) })}
        says={says}
        probability={probability}
        verdict={t('evidence.verdict', { share: likelihood(probability) })}
      />
      <p className={styles['soft']}>{t('evidence.model', { model })}</p>
    </>
  );
}
