// What other features and pages may show of tasks.
export { NearestTasks } from './nearest-tasks.tsx';
