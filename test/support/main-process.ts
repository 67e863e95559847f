const mostTries = 5;

/**
 * Does something in Electron's main process; it must be something that may be done twice. Most of all while the app starts, the
 * process may collect the promise that Playwright waits for before it is settled. What was asked is then asked again.
 */
export async function inMainProcess<T>(evaluate: () => Promise<T>, tries = mostTries): Promise<T> {
  try {
    return await evaluate();
  } catch (error) {
    if (tries === 1 || !(error instanceof Error && error.message.includes('promise was garbage collected'))) throw error;
    return await inMainProcess(evaluate, tries - 1);
  }
}
