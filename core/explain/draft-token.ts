import type { JsonObject } from '../contract/values.ts';
import { noRepeats } from '../jose/repeated-members.ts';
import type { TokenEvidence } from './evidence.ts';

/**
 * Header and claims that are still to be signed, as a token to judge. Placeholders must be resolved already: rules know nothing of them. What
 * can only be said of a token's text or signature is not checked.
 */
export function draftToken(header: JsonObject, claims: JsonObject): TokenEvidence {
  return {
    draft: true,
    read: {
      text: '',
      form: 'jws',
      serialization: 'compact',
      segments: [],
      sdJwt: null,
      header,
      claims,
      repeats: noRepeats,
      incomplete: { header: null, claims: null },
      headerText: null,
      payloadText: null,
      problems: [],
    },
  };
}
