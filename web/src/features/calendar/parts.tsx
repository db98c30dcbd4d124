// What other features may show of the calendar.
export { ComingEvents } from './coming-events.tsx';
