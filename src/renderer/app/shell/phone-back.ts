import { createContext, useContext, useEffect } from 'react';

/** Where the arrow in the phone's bar leads. */
export interface PhoneBack {
  label: string;
  to: string;
}

interface PhoneBackContextValue {
  isPhone: boolean;
  setBack: (back: PhoneBack | null) => void;
}

export const PhoneBackContext = createContext<PhoneBackContextValue>({ isPhone: false, setBack: () => undefined });

/** A page one came to from a list shows the way back in the phone's bar. */
export function usePhoneBack(back: PhoneBack | null): void {
  const { setBack } = useContext(PhoneBackContext);
  const label = back?.label;
  const to = back?.to;
  useEffect(() => {
    setBack(label !== undefined && to !== undefined ? { label, to } : null);
    return () => setBack(null);
  }, [label, to, setBack]);
}
