import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Structured log, one JSON object a line. Nothing personal goes in: ids and codes only. */
export const createLog = (level: string): Log =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['req.headers.cookie', 'req.headers.authorization', 'headers.cookie', 'err.parameters', 'err.detail', 'err.where'],
  });
