/** As many rows as a statement writes within its time, busy machine included: each stands in ten indexes. */
const PIECE = 2_000;

/** Repeats a statement that writes at most so many rows until it finds no more. Gives how many it has written. */
export const writePieces = async (
  statement: (most: number) => Promise<{ readonly numAffectedRows?: bigint | undefined }>,
): Promise<number> => {
  let written = 0;
  for (let piece = PIECE; piece === PIECE; written += piece) piece = Number((await statement(PIECE)).numAffectedRows ?? 0n);
  return written;
};
