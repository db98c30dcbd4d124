import type { RealtimeEvent } from '#contract/realtime';

/** Who hears an event. `admins` are head and administrators of an organisation. */
export type Topic = `person:${string}` | `organization:${string}` | `admins:${string}` | 'operators';

/** An event for the clients, or the word to the sockets themselves to check anew what their person may hear. */
export type BusMessage = RealtimeEvent | 'recheck';

/** Carries events between the writers and the sockets. In the process now; between processes by the same interface. */
export interface Bus {
  publish(topic: Topic, message: BusMessage): void;
  /** Every message of every topic; the sockets choose theirs. Gives the way to stop. */
  subscribe(listener: (topic: Topic, message: BusMessage) => void): () => void;
}

export const createLocalBus = (): Bus => {
  const listeners = new Set<(topic: Topic, message: BusMessage) => void>();
  return {
    publish: (topic, message) => {
      for (const listener of listeners) listener(topic, message);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
