import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePreferences } from '../preferences';
import { resolveVariables, theme } from './theme';

/** Mantine in the colours of the chosen scheme. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const { resolvedScheme } = usePreferences();
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} forceColorScheme={resolvedScheme}>
      {children}
    </MantineProvider>
  );
}
