/** What the WebCrypto of a runtime may lack, by the name that people know: Electron 33 has neither, Node 24 both. */
export type RuntimeFeature = 'AES key wrap' | 'ML-DSA';

const features: readonly RuntimeFeature[] = ['AES key wrap', 'ML-DSA'];

/** Tries a feature, at next to no cost; throws where it is missing. */
const trials: Readonly<Record<RuntimeFeature, () => Promise<unknown>>> = {
  'AES key wrap': async () => {
    const wrapping = await crypto.subtle.importKey('raw', new Uint8Array(16), 'AES-KW', false, ['wrapKey']);
    const content = await crypto.subtle.importKey('raw', new Uint8Array(16), { name: 'HMAC', hash: 'SHA-256' }, true, ['sign']);
    return await crypto.subtle.wrapKey('raw', content, wrapping, 'AES-KW');
  },
  'ML-DSA': () =>
    crypto.subtle.importKey('jwk', { kty: 'AKP', alg: 'ML-DSA-44' }, { name: 'ML-DSA-44' }, false, ['verify']).catch(refusedKey),
};

/** An empty key is refused as data by a runtime that knows the algorithm, and as unsupported by one that does not. */
function refusedKey(error: unknown): void {
  if (error instanceof Error && error.name === 'NotSupportedError') throw error;
}

const known = new Map<RuntimeFeature, Promise<boolean>>();

/** Whether this runtime has a feature; asked once. */
export function runtimeHas(feature: RuntimeFeature): Promise<boolean> {
  const answer =
    known.get(feature) ??
    trials[feature]().then(
      () => true,
      () => false,
    );
  known.set(feature, answer);
  return answer;
}

/** All that this runtime lacks. */
export async function runtimeLacks(): Promise<readonly RuntimeFeature[]> {
  const lacks: RuntimeFeature[] = [];
  for (const feature of features) if (!(await runtimeHas(feature))) lacks.push(feature);
  return lacks;
}

/** The sentence for a feature that is missing. */
export function runtimeLackSentence(feature: RuntimeFeature): string {
  return `This runtime has no ${feature}.`;
}
