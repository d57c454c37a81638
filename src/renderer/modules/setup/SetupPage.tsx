import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import { isComposing, isSaveKey } from '@renderer/app/keys';
import { OutsideFrame } from '@renderer/app/outside/OutsideFrame';
import { usePreferences } from '@renderer/app/preferences';
import { enterSession } from '@renderer/app/session';
import { forgetUnsavedWork, useUnsavedWork } from '@renderer/app/unsaved';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { PasswordSheet, type FirstPassword } from './PasswordSheet';
import { requestOf } from './request';
import { needsSetupCode } from './setup-code';
import classes from './Setup.module.css';
import { StepLine } from './StepLine';
import { DepartmentsStep } from './steps/DepartmentsStep';
import { FirmStep } from './steps/FirmStep';
import { PeopleStep } from './steps/PeopleStep';
import { QuestionsStep } from './steps/QuestionsStep';
import { StartStep } from './steps/StartStep';
import { emptyWizard, faultsOf, namedPeople, steps, type Step, type Wizard } from './wizard';

const stepViews = {
  firm: FirmStep,
  departments: DepartmentsStep,
  people: PeopleStep,
  questions: QuestionsStep,
  start: StartStep,
};

/** Refusals that concern the administrator or the code, both asked for on the first step. */
const firmReasons: ReadonlySet<string> = new Set([
  'passwordTooShort',
  'passwordTooLong',
  'passwordCommon',
  'passwordContainsName',
  'setupCodeNeeded',
]);

interface Done {
  token: string;
  passwords: FirstPassword[];
}

/** The first run (SET-01..03): from an empty computer to a firm that works, in three minutes and by keyboard alone. */
export function SetupPage() {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const [kept, setWizard] = useState<Wizard>(() => emptyWizard(language));
  const wizard = kept.isOwnLocale ? kept : { ...kept, firm: { ...kept.firm, locale: language } };
  const [step, setStep] = useState<Step>('firm');
  const [checked, setChecked] = useState<ReadonlySet<Step>>(new Set());
  const [done, setDone] = useState<Done | null>(null);
  const setup = useMutation(
    api.setup.create.mutationOptions({
      onError: (error) => {
        // What stands on the first step is mended there; the sentence stays in the bar below.
        const { reason } = faultOf(error).data;
        if (reason !== undefined && firmReasons.has(reason)) setStep('firm');
      },
      onSuccess: ({ token, users = [] }) => (users.length > 0 ? setDone({ token, passwords: users }) : enter(token)),
    }),
  );
  useUnsavedWork(wizard.firm.name !== '' && !setup.isSuccess);
  const at = steps.indexOf(step);
  const faults = checked.has(step) ? faultsOf(step, wizard, t) : {};
  const fault = setup.error ? faultOf(setup.error) : null;

  if (done)
    return <PasswordSheet firmName={wizard.firm.name} passwords={done.passwords} onGo={() => enter(done.token)} />;

  const goTo = (next: Step) => {
    setup.reset();
    setStep(next);
  };
  const goOn = (event?: FormEvent) => {
    event?.preventDefault();
    if (setup.isPending) return;
    if (Object.keys(faultsOf(step, wizard, t)).length > 0) {
      setChecked(new Set(checked).add(step));
      focusFirstFault();
      return;
    }
    const next = steps[at + 1];
    if (next) goTo(next);
    else setup.mutate(requestOf(wizard));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
    else if (isSaveKey(event)) goOn(event);
  };
  const View = stepViews[step];
  const people = namedPeople(wizard).length;
  return (
    <form onSubmit={goOn} onKeyDown={onKeyDown} noValidate className={classes.form}>
      <OutsideFrame
        middle={<StepLine step={step} onChoose={goTo} />}
        foot={
          <div className={classes.foot}>
            {at > 0 && (
              <ActionButton tone="quiet" onClick={() => goTo(steps[at - 1] ?? 'firm')}>
                {t('setup.back')}
              </ActionButton>
            )}
            <span className={classes.space} />
            {fault && (
              <span className={classes.refusal} role="alert">
                <Icon name="alert" size={14} />
                {fault.message}
              </span>
            )}
            {step === 'people' && people === 0 && <span className={classes.later}>{t('setup.people.laterHint')}</span>}
            <ActionButton tone="solid" type="submit" keys="mod+enter" isBusy={setup.isPending}>
              {step === 'start'
                ? t('setup.start.go')
                : t('setup.next', { step: t(`setup.steps.${steps[at + 1] ?? 'start'}`) })}
            </ActionButton>
          </div>
        }
      >
        <div className={classes.content} key={step}>
          <h1 className={classes.title}>{t(`setup.${step}.title`)}</h1>
          <p className={classes.intro}>{t(`setup.${step}.intro`)}</p>
          <View
            wizard={wizard}
            faults={faults}
            needsCode={needsSetupCode() || fault?.data.reason === 'setupCodeNeeded'}
            onChange={(patch) => setWizard({ ...wizard, ...patch })}
            onGoTo={goTo}
          />
        </div>
      </OutsideFrame>
    </form>
  );
}

function enter(token: string): void {
  forgetUnsavedWork();
  enterSession(token);
}

/** After the faults are drawn, the caret stands in the first of them. */
function focusFirstFault(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
