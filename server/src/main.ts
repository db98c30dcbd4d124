import { join } from 'node:path';
import { createApp, jobs } from './app.ts';
import { migrate } from './platform/database/migrate.ts';
import { openPool } from './platform/database/pool.ts';
import { type Env, EnvError, readEnv } from './platform/env.ts';
import { serveMetrics } from './platform/http/metrics.ts';
import { createLog } from './platform/log.ts';
import { openGround } from './platform/open-ground.ts';

const WEB_FOLDER = join(import.meta.dirname, '../../web/dist');

