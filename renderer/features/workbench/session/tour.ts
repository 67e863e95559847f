let wanted: string | null = null;

/** Asks for all four steps to run as soon as this client's workbench is open. */
export function wantTour(clientId: string): void {
  wanted = clientId;
}

/** Whether that was asked for; asking once is enough. */
export function takeTour(clientId: string): boolean {
  if (wanted !== clientId) return false;
  wanted = null;
  return true;
}
