import { pathText } from '../../core/inspect/member-tree.ts';
import { repeatedNames } from '../../core/jose/repeated-members.ts';
import { jsonParties, type JsonParty } from '../../core/jose/json-parties.ts';
import type { ReadToken } from '../../core/jose/token.ts';

const parts = ['header', 'claims'] as const;

/**
 * Header and claims for programs. An object of JSON cannot say everything that was sent: `repeated` has the names that stand more than once with
 * all their values, `parties` the headers of each signature or recipient of a token in JSON serialization, `incomplete` what could be read of a part that cannot be read to its end, and `text` both parts as they were sent.
 */
export function membersJson(read: ReadToken) {
  const { header, claims, headerText, payloadText, incomplete, repeats, serialization, text } = read;
  const repeated = parts.flatMap((part) => {
    const object = read[part] ?? incomplete[part]?.members ?? null;
    if (object === null) return [];
    return repeatedNames(object, repeats).map(({ path, values }) => ({ part, member: pathText(path), values }));
  });
  return {
    header,
    claims,
    incomplete: { header: incomplete.header?.members ?? null, claims: incomplete.claims?.members ?? null },
    repeated,
    parties: serialization === 'compact' ? [] : jsonParties(text).map(partyJson),
    text: { header: headerText, payload: payloadText },
  };
}

function partyJson({ protectedHeader, unprotectedHeader }: JsonParty) {
  return { protected: protectedHeader, unprotected: unprotectedHeader };
}
