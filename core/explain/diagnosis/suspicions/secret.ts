import type { Fix, RegistrationField } from '../../fix.ts';
import type { DiagnosisFacts } from '../diagnosis-facts.ts';
import type { Detector, SuspicionParts } from '../suspicion.ts';

const encodingWords = { utf8: 'text', base64: 'base64', base64url: 'base64url', hex: 'hexadecimal' } as const;

/** A secret with something around it, one that is read otherwise than the server reads it, and one that the server calls wrong. */
export const secretDetector: Detector = (facts) => {
  const { secret, said, use } = facts;
  if (use === 'access-token' || !usesSecret(facts)) return null;
  const refused = said.specific && said.checks?.[0] === 'signature' && (isHmac(facts) || said.rules.includes('REQ-10'));
  const seen = secret === undefined ? [] : [around(facts), readOtherwise(facts)].flatMap((each) => each ?? []);
  if (!refused) return seen;
  if (!isHmac(facts)) return [...seen, wrongSecret()];
  // What is nearly sure explains it; a reading that is merely possible does not rule another secret out.
  return seen.some(({ strength }) => strength === 'probable') ? seen : [...seen, wrongHmacSecret(facts)];
};

function usesSecret(facts: DiagnosisFacts): boolean {
  const { methods } = facts;
  return methods.includes('client_secret_basic') || methods.includes('client_secret_post') || isHmac(facts);
}

/** Whether the assertion is signed with the client secret. */
function isHmac({ algorithm }: DiagnosisFacts): boolean {
  return algorithm?.kty === 'oct';
}

function around({ secret }: DiagnosisFacts): SuspicionParts | null {
  if (secret === undefined || secret.surroundedBy === 'nothing') return null;
  return {
    id: 'ALG-17',
    check: 'signature',
    strength: 'probable',
    title: `There is a ${secret.surroundedBy} at the beginning or end of the client secret, and it counts. Copying often adds one.`,
    fix: registrationFix('Take the white space around the secret away', 'secret', 'trim'),
  };
}

function readOtherwise({ secret, algorithm }: DiagnosisFacts): SuspicionParts | null {
  if (secret === undefined || algorithm?.kty !== 'oct' || secret.surroundedBy !== 'nothing') return null;
  const { encoding, alsoReadableAs } = secret;
  const other = encoding === 'utf8' ? alsoReadableAs[0] : 'utf8';
  if (other === undefined) return null;
  const usual = encoding === 'utf8' ? 'Some servers decode it first' : 'The specification, and most servers, take the octets of its text';
  return {
    id: 'ALG-17',
    check: 'signature',
    strength: encoding === 'utf8' ? 'possible' : 'probable',
    title: `The client secret is read as ${encodingWords[encoding]}. ${usual}, and then no signature matches.`,
    fix: registrationFix(`Read the secret as ${encodingWords[other]}`, 'secretEncoding', other),
  };
}

function wrongSecret(): SuspicionParts {
  return {
    id: 'secret-wrong',
    check: 'signature',
    strength: 'possible',
    title: 'The server says that the client secret is wrong.',
    advice:
      'Enter it again under Clients. It may have been replaced, be another environment’s, or be the secret’s id in place of its value.',
  };
}

function wrongHmacSecret({ alg, secret }: DiagnosisFacts): SuspicionParts {
  const read = secret === undefined ? '' : ` Here it is read as ${encodingWords[secret.encoding]}.`;
  return {
    id: 'secret-wrong',
    check: 'signature',
    strength: 'possible',
    title: `The assertion is signed with the client secret (${alg ?? 'HMAC'}), and the server has another secret, or reads it otherwise.${read}`,
    advice:
      'Enter the secret again under Clients, without a line break or white space that copying adds, and compare how it is read: as text, base64, base64url or hexadecimal.',
  };
}

function registrationFix(title: string, name: RegistrationField, value: string): Fix {
  return { title, changes: [{ of: 'registration', change: 'set', name, value }] };
}
