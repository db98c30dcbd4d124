import { notifications } from '@mantine/notifications';

/** A short word that something was done. */
export const toast = {
  done: (message: string) => notifications.show({ message, color: 'pine', autoClose: 4_000, withBorder: true }),
  /** Something went wrong and no field is to blame. Stays longer, and is read out at once. */
  failed: (message: string) => notifications.show({ message, color: 'rowan', autoClose: 9_000, withBorder: true, role: 'alert' }),
};
