/** Prints a line `PASS` or `FAIL` a claim; one failure is the failure of the script. */
export const claim = (holds: boolean, what: string): void => {
  console.log(`${holds ? 'PASS' : 'FAIL'}  ${what}`);
  if (!holds) process.exitCode = 1;
};

/** Runs the steps; whatever they throw is a failure too, and the ends are always tidied up. */
export const judge = async (steps: () => Promise<void>, tidy: () => Promise<void>): Promise<void> => {
  try {
    await steps();
  } catch (error) {
    claim(false, error instanceof Error ? error.message : String(error));
  } finally {
    await tidy().catch((error: unknown) => claim(false, String(error)));
  }
};

export const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
