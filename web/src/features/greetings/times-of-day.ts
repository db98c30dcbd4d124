const STEPS = Array.from({ length: 48 }, (_, step) => `${String(Math.floor(step / 2)).padStart(2, '0')}:${step % 2 === 0 ? '00' : '30'}`);

/** «6:00», «6:30» … to choose from, and the one chosen before, should it be another quarter. */
export const timesOfDay = (chosen: string): { value: string; label: string }[] =>
  [...new Set([...STEPS, chosen])].sort().map((value) => ({ value, label: value.replace(/^0/, '') }));
