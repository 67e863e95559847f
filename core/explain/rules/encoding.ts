import { lengthProblem } from '../../jose/form-problems.ts';
import { rfc, type Source } from '../../jose/sources.ts';
import { grouped } from '../../jose/time-words.ts';
import type { ReadingProblem, ReadingProblemCode } from '../../jose/token.ts';
import { assertionUses } from '../evidence.ts';
import { rule, type Found, type MemberPath, type Rule } from '../rule.ts';

const draft8725: Source = {
  label: 'rfc8725bis 3',
  url: 'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-rfc8725bis#section-3',
};

/** Characters of a DPoP proof that Duende IdentityServer reads unless told otherwise. */
const longestProof = 4000;

/** What a reading problem says, as a finding of its own severity. */
function foundProblem({ code, severity, part, position, message, path }: ReadingProblem): Found {
  const inJson = part === 'header' || part === 'payload';
  const member: MemberPath | null = inJson ? [part === 'header' ? 'header' : 'claims', ...(path ?? [])] : null;
  return {
    message,
    severity,
    member: member ?? ['token'],
    place: position === null ? undefined : { in: 'token', start: position, end: position + (code === 'empty-signature' ? 0 : 1) },
  };
}

/** Whether a use demands a JWT; an access token may be anything. */
const jwtUses: ReadonlySet<string> = new Set([...assertionUses, 'id-token', 'dpop-proof']);

/** A rule whose check the reader of tokens has made already. */
function readingRule(
  definition: Pick<Rule, 'id' | 'title' | 'about' | 'severity' | 'sources'> & {
    readonly codes: readonly ReadingProblemCode[];
    /** What a case weighs: what the reader says, what the rule does, or the rule's where a JWT is demanded and the reader's elsewhere. */
    readonly weighs: 'reading' | 'rule' | 'use';
  },
): Rule {
  const { codes, weighs, ...entry } = definition;
  return rule({
    ...entry,
    needs: ['signed'],
    check: ({ signed, use }) => {
      if (signed.problems.length === 0) return null;
      const found = signed.problems.filter(({ code }) => codes.includes(code)).map(foundProblem);
      return weighs === 'reading' || (weighs === 'use' && !jwtUses.has(use))
        ? found
        : found.map(({ severity: _severity, ...rest }) => rest);
    },
  });
}

/** How the token's text is written, before anything in it is believed. */
export const encodingRules: readonly Rule[] = [
  rule({
    id: 'ENC-01',
    title: 'The token has three segments',
    about:
      'A signed JWT is three segments with dots between them; five are an encrypted token (JWE), and JSON is never a JWT. A token with more or fewer was cut off or joined to something else.',
    severity: 'error',
    needs: ['signed'],
    sources: [rfc(7515, '7.1'), rfc(7519, '1'), draft8725],
    check: ({ signed, use }) => {
      const found = signed.problems.filter(({ code }) => code === 'segment-count' || code === 'json').map(foundProblem);
      if (found.length > 0 || signed.form !== 'opaque' || !jwtUses.has(use)) return found;
      const count = signed.text === '' ? 0 : signed.text.split('.').length;
      const message = `This is no JWT: that has three segments, each base64url of something, and this has ${grouped(count)} and no JOSE Header.`;
      return { message, member: ['token'] };
    },
  }),
  readingRule({
    id: 'ENC-02',
    title: 'Every segment is base64url',
    about:
      'A segment holds A to Z, a to z, 0 to 9, “-” and “_” and nothing else. Spaces, line breaks, “=”, “+”, “/” and percent encoding come from copying, or from standard base64. Lenient readers skip them, strict ones refuse the token.',
    severity: 'error',
    codes: ['alphabet'],
    weighs: 'rule',
    sources: [rfc(7515, '2'), rfc(7515, 'C'), draft8725],
  }),
  readingRule({
    id: 'ENC-03',
    title: 'No other text decodes to the same bytes',
    about:
      'The length of a segment is never one more than a multiple of four, and the bits of the last character that belong to no byte are nought. Otherwise the same token can be written in several ways, which defeats lists of tokens seen.',
    severity: 'error',
    codes: ['not-canonical'],
    weighs: 'reading',
    sources: [rfc(4648, '3.5')],
  }),
  readingRule({
    id: 'ENC-04',
    title: 'Header and payload are UTF-8 without byte order mark',
    about: 'JSON in a JWT is UTF-8. A byte order mark, UTF-16 or Latin-1 make some readers fail, and others read something else.',
    severity: 'error',
    codes: ['utf8', 'byte-order-mark'],
    weighs: 'use',
    sources: [rfc(7515, '4'), rfc(7519, '7.2'), rfc(8259, '8.1'), rfc(8725, '3.7')],
  }),
  readingRule({
    id: 'ENC-05',
    title: 'Header and payload are one JSON object each',
    about: 'Each decodes to exactly one JSON object: no list, no text, no comment, no comma too many, nothing behind it.',
    severity: 'error',
    codes: ['syntax', 'not-an-object', 'trailing-data', 'empty-payload'],
    weighs: 'use',
    sources: [rfc(7519, '7.2')],
  }),
  readingRule({
    id: 'ENC-06',
    title: 'No member stands twice',
    about:
      'Of a member that stands twice, some readers keep the first and most the last, so that two servers can see different tokens. JSON.parse hides it; the text is scanned for it at every level.',
    severity: 'error',
    codes: ['duplicate-member'],
    weighs: 'rule',
    sources: [rfc(7515, '4'), rfc(7519, '4')],
  }),
  readingRule({
    id: 'ENC-07',
    title: 'The JSON is not nested deeply',
    about: 'More than 16 levels are unusual; more than 64 are not read here. Deep nesting makes parsers of servers fail.',
    severity: 'error',
    codes: ['depth'],
    weighs: 'reading',
    sources: [rfc(8259, '9')],
  }),
  rule({
    id: 'ENC-08',
    title: 'The token is short enough for where it goes',
    about:
      'Many servers refuse header fields of more than 8 KB, so a Bearer token or a DPoP proof has to be shorter; some read no more than 51 200 characters at all. An ES256 assertion has about 420 characters, one with ML-DSA-44 3 600.',
    severity: 'warning',
    needs: ['signed'],
    sources: [rfc(9110, '5.4')],
    check: ({ signed, profile, use }) => {
      const { characters } = profile.limits;
      if (characters !== undefined && signed.text.length > characters) {
        const message = `The token has ${grouped(signed.text.length)} characters; ${profile.name} takes no more than ${grouped(characters)}.`;
        return { message, severity: 'error', member: ['token'] };
      }
      if (use === 'dpop-proof' && signed.text.length > longestProof && signed.text.length <= 8 * 1024) {
        const message = `The proof has ${grouped(signed.text.length)} characters; some servers (Duende IdentityServer) read no more than ${grouped(longestProof)}.`;
        return { message, member: ['token'] };
      }
      const cut = signed.problems.find(({ code, part }) => code === 'length' && part === 'token');
      const problem = cut ?? lengthProblem(signed.text);
      return problem === null ? null : { message: problem.message, severity: problem.severity, member: ['token'] };
    },
  }),
  readingRule({
    id: 'ENC-09',
    title: 'Every number can be held',
    about:
      'JavaScript reads numbers beyond 2⁵³−1 inexactly and 1e999 as Infinity, so that such an “exp” never comes. A date with a fraction or an exponent is legal, but not everywhere understood.',
    severity: 'error',
    codes: ['number', 'date-notation'],
    weighs: 'reading',
    sources: [rfc(8259, '6'), rfc(7519, '2')],
  }),
  readingRule({
    id: 'ENC-10',
    title: 'Nothing is wrapped around the token',
    about: 'What was pasted had something around the token: “Bearer”, quotation marks, line breaks, percent encoding. It was taken off.',
    severity: 'information',
    codes: ['pasted'],
    weighs: 'rule',
    sources: [rfc(7515, '7.1')],
  }),
  readingRule({
    id: 'ENC-11',
    title: 'No text hides characters',
    about:
      'Invisible characters, halves of surrogate pairs, characters that turn the direction of writing and letters of other alphabets that look like Latin ones: two texts that look the same differ, and are not equal to any server.',
    severity: 'warning',
    codes: ['character'],
    weighs: 'rule',
    sources: [rfc(8725, '2.6'), rfc(7519, '7.3')],
  }),
  readingRule({
    id: 'ENC-12',
    title: 'The signature is there',
    about: 'An empty third segment signs nothing: anybody can have written the token (CVE-2020-28042).',
    severity: 'error',
    codes: ['empty-signature'],
    weighs: 'rule',
    sources: [rfc(7515, '5.2')],
  }),
  readingRule({
    id: 'ENC-13',
    title: 'No member has a name that trips JavaScript',
    about: '“__proto__”, “constructor” and “prototype” are legal names, and change objects in careless programs.',
    severity: 'information',
    codes: ['special-name'],
    weighs: 'rule',
    sources: [{ label: 'CWE-1321', url: 'https://cwe.mitre.org/data/definitions/1321.html' }],
  }),
];
