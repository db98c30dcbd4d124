import pg from 'pg';
import { MIGRATIONS, migrate } from '../../server/src/platform/database/migrate.ts';

// `node tools/checks/migrate.ts URL [FOLDER]`: brings a database forward, to be killed after the line that it says.
const [, , url, folder = MIGRATIONS] = process.argv;
console.log('begins');
const pool = new pg.Pool({ connectionString: url });
await migrate(pool, folder);
await pool.end();
