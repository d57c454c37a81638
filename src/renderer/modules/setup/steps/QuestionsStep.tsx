import { Chip, Radio } from '@mantine/core';
import { aims, firmSizes, pains } from '@shared/modules/organization/modules';
import { useTranslation } from 'react-i18next';
import { ModuleSuggestion } from '../ModuleSuggestion';
import classes from '../Setup.module.css';
import type { Wizard } from '../wizard';
import type { StepProps } from './step-props';

const replaceable = ['spreadsheets', 'otherSystem', 'nothing'] as const;

/** Four questions; the modules they advise stand beside them and change while one answers. */
export function QuestionsStep({ wizard, onChange }: StepProps) {
  const { t } = useTranslation();
  const { answers, firm } = wizard;
  const change = (patch: Partial<Wizard['answers']>) => onChange({ answers: { ...answers, ...patch } });
  return (
    <div className={classes.columns}>
      <section className={classes.card}>
        <Question title={t('setup.questions.size')}>
          {firmSizes.map((size, index) => (
            <Radio
              key={size}
              name="size"
              label={t(`setup.questions.sizes.${size}`)}
              autoFocus={index === 0}
              checked={answers.size === size}
              onChange={() => change({ size })}
            />
          ))}
        </Question>
        <Question title={t('setup.questions.replaces')}>
          {replaceable.map((value) => (
            <Radio
              key={value}
              name="replaces"
              label={t(`setup.questions.replaceable.${value}`)}
              checked={answers.replaces === value}
              onChange={() => change({ replaces: value })}
            />
          ))}
        </Question>
        <Question title={t('setup.questions.aims')}>
          {aims.map((aim) => (
            <Chip
              key={aim}
              checked={answers.aims.includes(aim)}
              onChange={() => change({ aims: toggle(answers.aims, aim) })}
            >
              {t(`setup.questions.aimNames.${aim}`)}
            </Chip>
          ))}
        </Question>
        <Question title={t('setup.questions.pains')}>
          {pains.map((pain) => (
            <Chip
              key={pain}
              checked={answers.pains.includes(pain)}
              onChange={() => change({ pains: toggle(answers.pains, pain) })}
            >
              {t(`setup.questions.painNames.${pain}`)}
            </Chip>
          ))}
        </Question>
      </section>
      <section className={classes.card} aria-live="polite">
        <h2>{t('setup.questions.suggestion')}</h2>
        <p className={classes.note}>{t('setup.questions.suggestionNote')}</p>
        <ModuleSuggestion answers={{ ...answers, sellingMode: firm.sellingMode }} />
      </section>
    </div>
  );
}

function Question({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <fieldset className={classes.question}>
      <legend>{title}</legend>
      <div>{children}</div>
    </fieldset>
  );
}

function toggle<Value>(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}
