import { useMediaQuery } from '@mantine/hooks';
import { PHONE } from '#web/ui/theme.ts';

/** Whether the screen is a phone's; right from the first render, so that nothing jumps. */
export const usePhone = (): boolean => useMediaQuery(PHONE, false, { getInitialValueInEffect: false });
