import { join } from 'node:path';
import type { Ground } from '#server/platform/ground.ts';

/** Where documents lie while they are read. */
export const documentsFolder = ({ env }: Pick<Ground, 'env'>): string => join(env.DATA_DIR, 'documents');
