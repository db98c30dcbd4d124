import { useEffect, useState } from 'react';
import type { Workbox } from 'workbox-window';

const WORKER = '/service-worker.js';
const SCOPE = '/app';

/** Registers the members' app for use without a network. Gives the function that brings the newer version in, once there is one. */
export function useAppUpdate(): (() => void) | null {
  const [waiting, setWaiting] = useState<Workbox | null>(null);

  useEffect(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
    let gone = false;
    void (async () => {
      const { Workbox } = await import('workbox-window');
      if (gone) return;
      const workbox = new Workbox(WORKER, { scope: SCOPE });
      workbox.addEventListener('waiting', () => setWaiting(workbox));
      workbox.addEventListener('controlling', ({ isUpdate }) => isUpdate && location.reload());
      await workbox.register();
    })();
    return () => {
      gone = true;
    };
  }, []);

  return waiting && (() => waiting.messageSkipWaiting());
}
