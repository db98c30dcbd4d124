import { useEffect, useState } from 'react';

const WORKER = '/service-worker.js';
const SCOPE = '/app';

/** Registers the members' app for use without a network. Gives the function that brings the newer version in, once there is one. */
export function useAppUpdate(): (() => void) | null {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null);

  useEffect(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
    void register(setWaiting);
  }, []);

  if (!waiting) return null;
  return () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage({ type: 'SKIP_WAITING' });
  };
}

async function register(tell: (waiting: ServiceWorker) => void) {
  // A browser that keeps nothing (a private window) refuses; the app then works with a network only.
  const registration = await navigator.serviceWorker.register(WORKER, { scope: SCOPE }).catch(() => null);
  if (!registration) return;
  // Without a controller it is the first installation, not an update.
  if (registration.waiting && navigator.serviceWorker.controller) tell(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && navigator.serviceWorker.controller) tell(coming);
    });
  });
}
