import { serviceQuestion } from '#contract/booking/service-lists';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { LinesField } from '../form/lines-field.tsx';
import rows from '../form/rows.module.css';
import { RowsForm, RowsSave } from '../form/rows-form.tsx';
import { useRows } from '../form/use-rows.ts';
import { useMay } from '../session.ts';
import { useAct } from '../settings/use-act.ts';
import { Group } from './part-form.tsx';
import { QuestionLanguages } from './question-languages.tsx';
import styles from './services.module.css';
import type { Service } from './use-part.ts';

export type Question = Omit<Service['questions'][number], 'id'> & { id?: string };

const blank: Question = {
  label: '',
  translations: {},
  kind: 'text',
  choices: [],
  isRequired: false,
};

/** What is asked of whoever books. */
export function QuestionsPart({ service }: { service: Service }) {
  return <Questions key={service.updatedAt} service={service} />;
}

function Questions({ service }: { service: Service }) {
  const { t } = useWords();
  const mayChange = useMay()('services.change');
  const list = useRows<Question>(service.questions);
  const write = useAct('setServiceQuestions', 'getService');
  const params = { id: service.id };
  return (
    <Group title={t('services.parts.questions')}>
      <p className={styles['lead']}>{t('services.questionsLead')}</p>
      <RowsForm
        label={t('services.parts.questions')}
        list={list}
        none={t('services.noQuestions')}
        isDisabled={!mayChange}
        nameOf={({ label }, at) => label || t('services.questionName', { place: at + 1 })}
        render={(value, change) => (
          <QuestionFields value={value} isDisabled={!mayChange} onChange={change} />
        )}
      />
      {mayChange && (
        <RowsSave
          list={list}
          add={t('services.addQuestion')}
          onAdd={() => list.add(blank)}
          onTakeBack={() => list.replace(service.questions)}
          onSave={() =>
            write.act({ params, body: { questions: list.values } }, t('settings.saved'))
          }
          isWhole={list.values.every(isWhole)}
          isPending={write.isPending}
        />
      )}
    </Group>
  );
}

interface QuestionFieldsProps {
  value: Question;
  isDisabled: boolean;
  onChange: (part: Partial<Question>) => void;
}

function QuestionFields({ value, isDisabled, onChange }: QuestionFieldsProps) {
  const { t } = useWords();
  return (
    <>
      <TextField
        label={t('services.question')}
        maxLength={300}
        isDisabled={isDisabled}
        value={value.label}
        onChange={(label) => onChange({ label })}
      />
      <Select
        label={t('services.answer')}
        isDisabled={isDisabled}
        value={value.kind}
        choices={serviceQuestion.shape.kind.options.map((kind) => ({
          value: kind,
          label: t(`services.kinds.${kind}`),
        }))}
        onChange={(kind) => onChange({ kind, ...(!hasChoices(kind) && { choices: [] }) })}
      />
      {hasChoices(value.kind) && (
        <div className={rows['wide']}>
          <LinesField
            label={t('services.choices')}
            hint={t('services.choicesHint')}
            value={value.choices}
            onChange={(choices) => onChange({ choices, translations: {} })}
          />
        </div>
      )}
      <div className={rows['wide']}>
        <Checkbox
          isSelected={value.isRequired}
          isDisabled={isDisabled}
          onChange={(isRequired) => onChange({ isRequired })}
        >
          {t('services.isRequired')}
        </Checkbox>
        <QuestionLanguages value={value} isDisabled={isDisabled} onChange={onChange} />
      </div>
    </>
  );
}

function hasChoices(kind: Question['kind']): boolean {
  return kind === 'choice' || kind === 'choices';
}

/** Whether a question can be sent: it says something, and there is something to choose between. */
function isWhole({ label, kind, choices }: Question): boolean {
  const isApart = new Set(choices).size === choices.length;
  return label.trim() !== '' && isApart && (!hasChoices(kind) || choices.length >= 2);
}
