/** `+79500000042` → `+7********42`: enough to follow one person's trouble in the log, too little to call them. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 2)}${'*'.repeat(Math.max(0, phone.length - 4))}${phone.slice(-2)}`;
