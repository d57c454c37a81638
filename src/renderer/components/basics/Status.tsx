import { Icon } from '@renderer/app/icons/Icon';
import type { IconName } from '@renderer/app/icons/paths';
import type { ReactNode } from 'react';
import { useTexts } from '@renderer/app/i18n/use-texts';
import classes from './basics.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'quiet' | 'faint';
export type LifeCycle = 'prospect' | 'new' | 'customer' | 'atRisk' | 'lapsed';

interface StatusProps {
  icon?: IconName;
  tone?: Tone;
  /** For what is late or over: the word in 600. */
  isStrong?: boolean;
  iconSize?: 12 | 14;
  children: ReactNode;
}

/** A sign and a word in one colour, without ground: how a state is told in a row. */
export function Status({ icon, tone, isStrong, iconSize = 14, children }: StatusProps) {
  return (
    <span className={classes.status} data-tone={tone} data-strong={isStrong || undefined}>
      {icon && <Icon name={icon} size={iconSize} />}
      <span>{children}</span>
    </span>
  );
}

const lifeCycleIcon = {
  prospect: 'lifeProspect',
  new: 'lifeNew',
  customer: 'lifeRetained',
  atRisk: 'lifeAtRisk',
  lapsed: 'lifeLost',
} satisfies Record<LifeCycle, IconName>;

/** The computed life cycle: the fuller the circle, the closer the customer. */
export function StatusMark({ value }: { value: LifeCycle }) {
  const t = useTexts();
  const tone = value === 'atRisk' ? 'warn' : value === 'lapsed' ? 'faint' : undefined;
  const iconTone = value === 'prospect' ? 'faint' : (tone ?? 'accent');
  return (
    <span className={classes.status} data-tone={tone}>
      <Icon name={lifeCycleIcon[value]} size={14} tone={iconTone} />
      <span>{t(`common.lifeCycle.${value}`)}</span>
    </span>
  );
}
