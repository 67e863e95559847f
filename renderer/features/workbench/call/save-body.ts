import type { CallExchange } from '../../../../core/contract/calls.ts';
import type { WireResponse } from '../../../../core/contract/exchanges.ts';
import { client } from '../../../app/host.ts';
import { saveFile } from '../../../ui/save-file.ts';

const files: Readonly<Record<WireResponse['body']['format'], readonly [name: string, type: string]>> = {
  json: ['response.json', 'application/json'],
  html: ['response.html', 'text/html'],
  text: ['response.txt', 'text/plain'],
  binary: ['response.bin', 'application/octet-stream'],
  empty: ['response.bin', 'application/octet-stream'],
};

/** Saves the body of the last call's response byte for byte, tokens in clear; fails when another call was made since. */
export async function saveBody({ id }: CallExchange, format: WireResponse['body']['format']): Promise<void> {
  const { base64 } = await client.calls.revealBody({ exchangeId: id });
  const [name, type] = files[format];
  saveFile(name, [Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))], type);
}
