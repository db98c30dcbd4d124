import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { cssVariables, theme } from '#web/ui/theme.ts';

/** Colours, language and toasts for everything below. Stands once, at the root. */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <I18nProvider i18n={i18n}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        {children}
        <Notifications position="bottom-right" limit={3} zIndex={400} />
      </MantineProvider>
    </I18nProvider>
  );
}
