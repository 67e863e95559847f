import type { Fix } from '../../fix.ts';
import { setParameter } from '../../rules/sent-request.ts';
import { listed, shownValue } from '../../shown-value.ts';
import { textNearMiss } from '../../text-near-miss.ts';
import { urlDifferences } from '../../url-differences.ts';
import type { DiagnosisFacts } from '../diagnosis-facts.ts';
import type { Detector } from '../suspicion.ts';

/** Parameters that name what a token is for (RFC 8707 2, RFC 8693 2.1). */
const targetNames: readonly string[] = ['resource', 'audience'];

/** A resource or audience that the server does not know, or does not give this client a token for. */
export const targetDetector: Detector = ({ request, said }) => {
  if (request.endpoint === 'api' || said.code !== 'invalid_target') return null;
  const sent = request.parameters?.filter(({ name, value }) => targetNames.includes(name) && value !== '') ?? [];
  const [first] = sent;
  const because = ['“invalid_target” is said of “resource” and “audience” alone (RFC 8707 2).'];
  const named = addressIn(
    said,
    sent.map(({ value }) => value),
  );
  if (first === undefined) {
    const fix = named === null ? null : setParameter('resource', named, `Set “resource” to ${shownValue(named)}`);
    const title = 'The server wants to be told in “resource” or “audience” what the token is for, and neither was sent.';
    return { id: 'target-missing', check: 'scope', strength: 'certain', title, because, fix };
  }
  const values = sent.map(({ name, value }) => `“${name}” ${shownValue(value)}`).join(' and ');
  const missed = named === null ? null : missWords(first.value, named);
  return {
    id: 'target-not-allowed',
    check: 'scope',
    strength: 'certain',
    title: `The request is for ${values}, which the server does not know or does not give this client a token for.`,
    because: [
      ...because,
      ...(named === null ? [] : [`The server itself names ${shownValue(named)}${missed === null ? '' : `: what was sent ${missed}`}.`]),
    ],
    advice: 'Have the resource allowed for the client at the server, or name one that is.',
    fix:
      named === null
        ? without(sent.map(({ name }) => name))
        : setParameter(first.name, named, `Set “${first.name}” to ${shownValue(named)}`),
  };
};

/** The one address in the server’s words that was not sent; null where there is none, or several. */
function addressIn({ text }: DiagnosisFacts['said'], sent: readonly string[]): string | null {
  const found = (text ?? '').slice(0, 2000).match(/\b(?:https?|urn):[^\s"'<>“”,;]+/gi) ?? [];
  const others = [...new Set(found.map((each) => each.replace(/[.)\]]+$/, '')))].filter((each) => !sent.includes(each));
  const [only] = others;
  return others.length === 1 && only !== undefined ? only : null;
}

function missWords(sent: string, named: string): string | null {
  const near = textNearMiss(sent, named);
  if (near !== null) return near.clause;
  const differences = urlDifferences(sent, named);
  return differences === null || differences.length !== 1 ? null : (differences[0]?.clause ?? null);
}

function without(names: readonly string[]): Fix {
  const all = [...new Set(names)];
  return {
    title: `Ask without ${listed(all)}`,
    changes: all.map((name) => ({ of: 'parameters', change: 'remove', name })),
  };
}
