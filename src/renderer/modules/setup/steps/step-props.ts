import type { Faults, Step, Wizard } from '../wizard';

/** What every step is handed. */
export interface StepProps {
  wizard: Wizard;
  faults: Faults;
  needsCode: boolean;
  onChange: (patch: Partial<Wizard>) => void;
  onGoTo: (step: Step) => void;
}
