import { queryOptions } from '@tanstack/react-query';
import { listKept } from './kept-files.ts';

/** The files kept on this device. */
export const keptQuery = queryOptions({ queryKey: ['kept-files'], queryFn: listKept, networkMode: 'always' });
