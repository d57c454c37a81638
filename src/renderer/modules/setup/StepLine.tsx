import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import classes from './Setup.module.css';
import { steps, type Step } from './wizard';

/** Where one stands; a step that is done can be opened again. */
export function StepLine({ step, onChoose }: { step: Step; onChoose: (step: Step) => void }) {
  const { t } = useTranslation();
  const at = steps.indexOf(step);
  return (
    <ol className={classes.steps} aria-label={t('setup.progress')}>
      {steps.map((one, index) => (
        <Fragment key={one}>
          {index > 0 && (
            <li aria-hidden="true" className={classes.arrow}>
              <Icon name="chevronRight" size={12} />
            </li>
          )}
          <li
            className={classes.step}
            data-state={index < at ? 'done' : index === at ? 'now' : undefined}
            aria-current={index === at ? 'step' : undefined}
          >
            {index < at ? (
              <button type="button" onClick={() => onChoose(one)}>
                <i>
                  <Icon name="check" size={12} />
                </i>
                <span>{t(`setup.steps.${one}`)}</span>
              </button>
            ) : (
              <>
                <i>{index + 1}</i>
                <span>{t(`setup.steps.${one}`)}</span>
              </>
            )}
          </li>
        </Fragment>
      ))}
    </ol>
  );
}
