import { prepareDatabase } from './database.ts';

export default prepareDatabase;
