import { useEffect, useRef, useState } from 'react';
import { type Sample, secondsLeft, withSample } from './transfer-rate.ts';

/** Seconds until all is sent by the pace of the last ones; null while it cannot be told. */
export function useSecondsLeft(sent: number, size: number, going: boolean): number | null {
  const latest = useRef({ sent, size });
  latest.current = { sent, size };
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    if (!going) return setLeft(null);
    let samples: readonly Sample[] = [];
    const look = () => {
      samples = withSample(samples, { at: performance.now(), sent: latest.current.sent });
      setLeft(secondsLeft(samples, latest.current.size - latest.current.sent));
    };
    look();
    const timer = setInterval(look, 1_000);
    return () => clearInterval(timer);
  }, [going]);
  return left;
}
