import { keyringProcess } from './keyring-process.ts';
import { KeyringUnreachable, type Keyring } from './keyring.ts';

/**
 * The operating system's keyring: Secret Service, macOS Keychain, Windows Credential Manager.
 *
 * `ASSAY_KEYRING=off` turns it off, for automation and tests: nothing is then read from it or written to it, a new vault is kept under
 * `ASSAY_PASSPHRASE` or in memory, and a vault whose data key is in the keyring stays locked.
 */
export function systemKeyring(environment: NodeJS.ProcessEnv): Keyring {
  return environment['ASSAY_KEYRING'] === 'off' ? keyringTurnedOff : keyringProcess(environment);
}

const refuse = () => Promise.reject(new KeyringUnreachable('the keyring is turned off by ASSAY_KEYRING'));
const keyringTurnedOff: Keyring = { read: refuse, write: refuse, remove: refuse };
